package io.connect.features.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connect.features.environment.Environments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Alerts and dashboards suit common scrape intervals, and refer to documentation that helps. */
class MonitoringFilesTest {

    private static final Path ROOT = Environments.projectRoot();
    private static final Path FILES = ROOT.resolve("ci/monitoring");
    private static final Pattern WINDOW = Pattern.compile("\\[(\\d+)([smh])\\]");
    /** Four scrapes at an interval of one minute. */
    private static final int LEAST_SECONDS = 240;

    @Test
    void everyWindowOfAnAlertHoldsFourScrapesOfAMinute() throws IOException {
        Matcher window = WINDOW.matcher(Files.readString(FILES.resolve("alerts.yml")));

        int windows = 0;
        while (window.find()) {
            int unit = List.of("s", "m", "h").indexOf(window.group(2));
            assertThat(Integer.parseInt(window.group(1)) * Math.pow(60, unit))
                    .as("seconds of " + window.group())
                    .isGreaterThanOrEqualTo(LEAST_SECONDS);
            windows++;
        }
        assertThat(windows).isGreaterThan(5);
    }

    @Test
    void everyAlertNamesARunbookThatIsThere() throws IOException {
        String alerts = Files.readString(FILES.resolve("alerts.yml"));
        List<String> names = found(alerts, "- alert: (\\w+)");
        List<String> runbooks = found(alerts, "runbook_url: (\\S+)");

        assertThat(runbooks).hasSameSizeAs(names).isNotEmpty();
        for (String runbook : runbooks) {
            String[] parts = runbook.split("#", 2);
            List<String> anchors = found(Files.readString(ROOT.resolve(parts[0])), "(?m)^#+ (.+)$").stream()
                    .map(heading -> heading.toLowerCase(Locale.ROOT).replace(' ', '-'))
                    .toList();
            assertThat(anchors).as(runbook).contains(parts[1]);
        }
        assertThat(runbooks)
                .containsExactlyElementsOf(names.stream()
                        .map(name -> "docs/operations.md#" + name.toLowerCase(Locale.ROOT))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"grafana-dashboard.json", "grafana-run.json"})
    void everyPanelIsExplainedAndFollowsTheScrapeInterval(String file) throws IOException {
        JsonNode panels =
                new ObjectMapper().readTree(FILES.resolve(file).toFile()).path("panels");

        assertThat(panels).hasSizeGreaterThan(5);
        for (JsonNode panel : panels) {
            String title = panel.path("title").asText();
            assertThat(panel.path("description").asText()).as(title).isNotBlank();
            for (JsonNode target : panel.path("targets")) {
                assertThat(target.path("expr").asText())
                        .as(title)
                        .doesNotContainPattern(WINDOW)
                        .doesNotContainPattern("rate\\((?!.*\\[\\$__rate_interval])");
            }
        }
        assertThat(panels.path(0).path("type").asText()).as("the first row").isEqualTo("stat");
    }

    @Test
    void theConnectorsDashboardHasThresholdsAndTheDepthOfTheQueue() throws IOException {
        String dashboard = Files.readString(FILES.resolve("grafana-dashboard.json"));

        assertThat(dashboard).contains("\"thresholds\"", "\"Queue depth\"", "bench_run_queue_messages");
    }

    private static List<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
