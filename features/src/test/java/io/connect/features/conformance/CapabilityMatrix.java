package io.connect.features.conformance;

import java.util.List;
import java.util.stream.Collectors;

/** The findings about all services side by side, in Markdown. */
final class CapabilityMatrix {

    private static final String INTRODUCTION = """
            # What each SQS service does

            Written from the findings in `features/sqs-conformance/*.json` by the specifications beside them; edited by hand it
            fails the build. Each line is a scenario that holds the service against what AWS documents for SQS. **no** is
            followed by what was seen instead. A service that is not listed was not run; [how to run
            one](../features/README.md#sqs-conformance).

            """;

    private CapabilityMatrix() {}

    static String of(List<Specification> specifications, List<Findings> services) {
        StringBuilder text = new StringBuilder(INTRODUCTION);
        text.append(row("", services.stream().map(Findings::service).toList()));
        text.append(rule(services.size()));
        text.append(row(
                "scenarios as documented",
                services.stream().map(service -> sum(specifications, service)).toList()));
        for (Specification specification : specifications) {
            text.append("\n## ").append(specification.title()).append("\n\n");
            text.append(row("", services.stream().map(Findings::service).toList()));
            text.append(rule(services.size()));
            for (String scenario : specification.scenarios()) {
                text.append(row(
                        scenario,
                        services.stream()
                                .map(service -> cell(service, specification.feature(), scenario))
                                .toList()));
            }
        }
        return text.toString();
    }

    private static String sum(List<Specification> specifications, Findings service) {
        List<String> found = specifications.stream()
                .flatMap(specification -> specification.scenarios().stream()
                        .flatMap(scenario -> service.of(specification.feature(), scenario).stream()))
                .toList();
        long documented = found.stream().filter(Findings.AS_DOCUMENTED::equals).count();
        return documented + " of " + found.size();
    }

    private static String cell(Findings service, String feature, String scenario) {
        return service.of(feature, scenario)
                .map(found -> found.equals(Findings.AS_DOCUMENTED) ? "yes" : "**no**: " + found)
                .orElse("not run");
    }

    private static String row(String first, List<String> others) {
        return "| " + first + " | "
                + others.stream().map(CapabilityMatrix::escaped).collect(Collectors.joining(" | ")) + " |\n";
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|");
    }

    private static String rule(int services) {
        return "|---".repeat(services + 1) + "|\n";
    }
}
