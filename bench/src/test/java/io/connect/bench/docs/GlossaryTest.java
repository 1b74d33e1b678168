package io.connect.bench.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.reports.model.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Checks that docs/glossary.md explains every figure of a run, every target with a different name, and every metric of the
 * connector.
 */
class GlossaryTest {

    private static final Path PAGE = Path.of("..", "docs", "glossary.md");
    /** Generated from the connector's enum of metrics. */
    private static final Path CONNECTOR = Path.of("..", "connector", "docs", "metrics.md");

    private static final Path TARGETS = Path.of("src/main/java/io/connect/bench/scenario/table/ExpectTable.java");
    private static final Pattern NAME = Pattern.compile("`([a-z0-9-]+)`");
    private static final Pattern TARGET = Pattern.compile("put\\(\"([a-z0-9-]+)\"");

    private final String page = Files.readString(PAGE);

    GlossaryTest() throws IOException {}

    @Test
    void everyFigureOfARunHasARow() {
        assertThat(names(section("Figures of a run")))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Metric.values()).map(Metric::id).collect(Collectors.toSet()));
    }

    @Test
    void everyMetricOfTheConnectorHasARow() throws IOException {
        Set<String> metrics = names(Files.readString(CONNECTOR));

        assertThat(metrics).hasSizeGreaterThan(20);
        assertThat(names(section("Metrics of the connector"))).isEqualTo(metrics);
    }

    @Test
    void everyTargetThatIsNoFigureOfItsOwnHasARow() throws IOException {
        Set<String> targets = TARGET.matcher(Files.readString(TARGETS))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());

        assertThat(targets).isNotEmpty();
        assertThat(names(section("Targets"))).isEqualTo(targets);
    }

    private String section(String heading) {
        String rest = page.substring(page.indexOf("## " + heading) + 3);
        return rest.substring(0, rest.indexOf("\n## "));
    }

    /** The names in the first cells of a table's rows. */
    private static Set<String> names(String text) {
        return text.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split(" \\| ")[0])
                .flatMap(cell -> NAME.matcher(cell).results().map(found -> found.group(1)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
