package io.connect.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Reports findings as text for a person and as JSON for a program. */
final class Report {

    private final String service;
    private final List<Finding> findings;

    /** @param service the name of the service */
    Report(String service, List<Finding> findings) {
        this.service = service;
        this.findings = List.copyOf(findings);
    }

    boolean isAsDocumented() {
        return findings.stream().allMatch(each -> each.deviation().isEmpty());
    }

    void print(PrintStream out) {
        for (Finding each : findings) {
            each.deviation()
                    .ifPresent(deviation -> out.printf(
                            "%-5s  %s: %s%n       %s%n       %s%n",
                            each.protocol(),
                            each.scenario().area(),
                            each.scenario().title(),
                            deviation,
                            each.scenario().page().url()));
        }
        long documented =
                findings.stream().filter(each -> each.deviation().isEmpty()).count();
        out.printf("%s does %d of %d as documented%n", service, documented, findings.size());
    }

    /** Writes all findings as JSON. */
    void record(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode root = json.createObjectNode().put("service", service);
        ArrayNode all = root.putArray("findings");
        for (Finding each : findings) {
            ObjectNode finding = all.addObject()
                    .put("area", each.scenario().area())
                    .put("scenario", each.scenario().title())
                    .put("page", each.scenario().page().url())
                    .put("protocol", each.protocol().name().toLowerCase(Locale.ROOT))
                    .put("asDocumented", each.deviation().isEmpty())
                    .put("tookMillis", each.took().toMillis());
            each.deviation().ifPresent(deviation -> finding.put("deviation", deviation));
        }
        json.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), root);
    }
}
