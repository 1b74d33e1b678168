package io.connect.sqs.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.sqs.metrics.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code mvn -pl connector test -Dtest=GeneratedDocsTest -Ddocs.write} writes the tables again. */
class GeneratedDocsTest {

    private static final String HINT = "is stale; run mvn -pl connector test -Dtest=GeneratedDocsTest -Ddocs.write";

    @Test
    void theTableOfKeysIsThatOfTheConfigDef() throws IOException {
        check(Path.of("docs", "configuration.md"), ConfigurationPage.text());
    }

    @Test
    void thePageOfKeysBeginsWithTheTenThatNearlyEveryoneSets() {
        String[] sections = ConfigurationPage.text().split("\n## ");

        assertThat(sections[1].lines().filter(line -> line.startsWith("| `")))
                .hasSize(10)
                .allSatisfy(row -> assertThat(row).matches("\\| `[a-z.]+` \\| (high|medium) \\| `.+` \\| .+\\. \\|"));
    }

    @Test
    void theTableOfMetricsIsThatOfTheEnum() throws IOException {
        check(Path.of("docs", "metrics.md"), metrics());
    }

    @Test
    void theTableOfForeignKeysIsThatOfValidation() throws IOException {
        check(Path.of("docs", "migration-keys.md"), OtherConnectorKeysPage.text());
    }

    @Test
    void theTableOfJarsIsThatOfThePluginFolder() throws IOException {
        String page = PluginContents.page();
        assertThat(page).doesNotContain("NO REASON GIVEN");
        check(Path.of("docs", "plugin.md"), page);
    }

    /** The worker provides these classes. A second copy in the plugin causes failures that are hard to explain. */
    @Test
    void thePluginFolderHoldsNothingOfTheWorker() throws IOException {
        for (String jar : PluginContents.jars()) {
            assertThat(jar)
                    .doesNotMatch(
                            "(slf4j|log4j|reload4j|logback|kafka|connect|jackson-jaxrs|jersey|jetty|javax|jakarta).*");
            try (JarFile file = new JarFile(PluginContents.FOLDER.resolve(jar).toFile())) {
                assertThat(file.stream().map(JarEntry::getName))
                        .as(jar)
                        .noneMatch(name -> name.matches(
                                "org/(slf4j|apache/(kafka|log4j|logging)|glassfish|eclipse/jetty)/.*\\.class"));
            }
        }
    }

    private static void check(Path file, String expected) throws IOException {
        if (System.getProperty("docs.write") != null) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, expected);
        }
        assertThat(Files.readString(file)).as("%s %s", file, HINT).isEqualTo(expected);
    }

    private static String metrics() {
        List<String> rows = Arrays.stream(Metric.values())
                .map(metric -> "| `" + names(metric) + "` | "
                        + metric.kind().name().toLowerCase(java.util.Locale.ROOT) + " | " + cell(metric.doc()) + " |\n")
                .toList();
        return "# Metrics\n\nGenerated from the enum of metrics.\n\n| name | kind | meaning |\n|---|---|---|\n"
                + rows.stream().collect(Collectors.joining());
    }

    private static String names(Metric metric) {
        return metric.kind() == Metric.Kind.TIMER ? metric.id() + "-avg-ms`, `" + metric.id() + "-max-ms" : metric.id();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
