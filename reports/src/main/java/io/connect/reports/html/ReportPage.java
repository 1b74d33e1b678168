package io.connect.reports.html;

import io.connect.reports.compare.Comparison;
import io.connect.reports.model.Provenance;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import io.connect.reports.scenario.Subjects;
import io.connect.reports.text.Numbers;
import io.connect.reports.variant.SideBySide;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The report of one run. */
public final class ReportPage {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private ReportPage() {}

    /**
     * The whole page.
     *
     * @param runId the run's name
     * @param results at least one
     * @param comparisons with the baselines there are
     * @param baselines scenario name with variant to its baseline, drawn beside the run's percentile curve
     */
    public static String of(
            String runId, List<RunResult> results, List<Comparison> comparisons, Map<String, RunResult> baselines) {
        Verdict worst =
                results.stream().map(RunResult::verdict).max(Enum::compareTo).orElseThrow();
        List<ScenarioView> scenarios = new ArrayList<>();
        for (RunResult result : results) {
            scenarios.add(
                    new ScenarioView(result, scenarios.size(), Optional.ofNullable(baselines.get(result.name()))));
        }
        RunResult first = results.get(0);
        Map<String, Object> values = new HashMap<>();
        values.put("title", "Run " + runId);
        values.put("verdict", worst.id());
        values.put("verdictSign", VerdictWords.sign(worst));
        values.put("verdictWords", VerdictWords.words(worst));
        values.put("verdictSentence", VerdictWords.sentence(results));
        values.put("started", WHEN.format(first.startedAt()));
        values.put("revision", revision(first.provenance().git()));
        values.put("scenarios", scenarios);
        values.put("severalSubjects", Subjects.areSeveral(results));
        values.put("variantTables", SideBySide.of(results));
        values.put("comparisons", comparisons.stream().map(ComparisonView::new).toList());
        values.put("environment", environment(first));
        return Templates.fill("report", values);
    }

    private static String revision(Provenance.Git git) {
        int shown = Math.min(git.commit().length(), 10);
        return git.commit().substring(0, shown)
                + (git.branch() == null ? "" : " on " + git.branch())
                + (git.dirty() ? ", with local changes" : "");
    }

    private static Map<String, String> environment(RunResult result) {
        Provenance provenance = result.provenance();
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("Processor", provenance.machine().cpu());
        rows.put("Cores", String.valueOf(provenance.machine().cores()));
        rows.put("Memory", Numbers.plain(provenance.machine().memoryBytes() / (double) (1L << 30)) + " GiB");
        rows.put("Operating system", provenance.machine().os());
        rows.put("JVM", provenance.machine().jvm());
        if (result.calibration() != null) {
            rows.put(
                    "Calibration",
                    Numbers.plain(result.calibration().drainRate())
                            + " msg/s through the bare receive, produce, delete loop");
        }
        Map<String, String> versions = new LinkedHashMap<>(provenance.versions());
        // Each scenario tells of its own.
        versions.keySet().removeAll(Set.of(Provenance.PLUGIN, Provenance.PLUGIN_VERSION));
        versions.forEach((program, version) -> rows.put("Version of " + program, version));
        return rows;
    }
}
