package io.connect.reports.html;

import io.connect.reports.compare.Comparison;
import io.connect.reports.model.Provenance;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import io.connect.reports.scenario.Subjects;
import io.connect.reports.scenario.Unexercised;
import io.connect.reports.text.Numbers;
import io.connect.reports.words.AccountWords;
import io.connect.reports.words.RunWords;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The report of one run. */
public final class ReportPage {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** More open details would make the page too long to read and to print. */
    private static final int MOST_UNFOLDED = 3;

    private ReportPage() {}

    /**
     * The whole page.
     *
     * @param runId the run's name
     * @param results the results, at least one
     * @param comparisons the comparisons with existing baselines
     * @param baselines scenario name with variant to its baseline, drawn next to the run's percentile curve
     */
    public static String of(
            String runId, List<RunResult> results, List<Comparison> comparisons, Map<String, RunResult> baselines) {
        return of(runId, results, comparisons, baselines, List.of());
    }

    /**
     * The whole page.
     *
     * @param unexercised parts of the scenario file that the run left out
     */
    public static String of(
            String runId,
            List<RunResult> results,
            List<Comparison> comparisons,
            Map<String, RunResult> baselines,
            List<Unexercised> unexercised) {
        Verdict worst =
                results.stream().map(RunResult::verdict).max(Enum::compareTo).orElseThrow();
        List<OverviewColumn> columns = OverviewColumn.of(results);
        RunResult first = results.get(0);
        Map<String, Object> values = new HashMap<>();
        values.put("title", "Run " + runId);
        values.put("verdict", worst.id());
        values.put("verdictSign", VerdictWords.sign(worst));
        values.put("sentence", RunWords.counts(results));
        values.put("started", WHEN.format(first.startedAt()));
        values.put("revision", revision(first.provenance().git()));
        values.put("severalSubjects", Subjects.areSeveral(results));
        values.put("columns", columns);
        values.put("groups", ScenarioGroup.of(results, baselines, columns));
        values.put("unfolded", unfolded(results));
        values.put("accountColumns", AccountWords.of(first.account()));
        values.put("comparisons", comparisons.stream().map(ComparisonView::new).toList());
        values.put("unexercised", unexercised);
        values.put("environment", environment(first));
        return Templates.fill("report", values);
    }

    /** Names of the runs whose details are open at first: some of the worst. */
    private static Set<String> unfolded(List<RunResult> results) {
        return results.stream()
                .filter(result -> result.verdict() != Verdict.PASS)
                .sorted(Comparator.comparing(RunResult::verdict).reversed())
                .limit(MOST_UNFOLDED)
                .map(RunResult::name)
                .collect(Collectors.toSet());
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
        // Each scenario lists its own plugin.
        versions.keySet().removeAll(Set.of(Provenance.PLUGIN, Provenance.PLUGIN_VERSION));
        versions.forEach((program, version) -> rows.put("Version of " + program, version));
        return rows;
    }
}
