package io.connect.reports.html;

import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import io.connect.reports.variant.SideBySide;
import io.connect.reports.words.RunWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The formatted values of one scenario with its variants for the template. */
public final class ScenarioGroup {

    private final List<RunResult> results;
    private final List<ScenarioView> runs = new ArrayList<>();
    private final String anchor;

    private ScenarioGroup(
            List<RunResult> results, Map<String, RunResult> baselines, List<OverviewColumn> columns, Anchors anchors) {
        this.results = results;
        // A variant that runs alone has the same anchor as in a run of all variants.
        this.anchor = anchors.of(name());
        for (RunResult result : results) {
            // A scenario with a single run needs only one anchor.
            String own = isSingle() ? anchor : anchors.of(result.name());
            runs.add(new ScenarioView(result, own, Optional.ofNullable(baselines.get(result.name())), columns));
        }
    }

    /**
     * The scenarios of a run, the worst first. Scenarios with equal verdicts, and the variants of one, stay in the order of the
     * results.
     */
    static List<ScenarioGroup> of(
            List<RunResult> results, Map<String, RunResult> baselines, List<OverviewColumn> columns) {
        Anchors anchors = new Anchors();
        Map<String, List<RunResult>> byScenario = new LinkedHashMap<>();
        results.forEach(result -> byScenario
                .computeIfAbsent(result.scenario(), any -> new ArrayList<>())
                .add(result));
        return byScenario.values().stream()
                .map(runs -> new ScenarioGroup(runs, baselines, columns, anchors))
                .sorted(Comparator.comparing(ScenarioGroup::worst).reversed())
                .toList();
    }

    private Verdict worst() {
        return results.stream().map(RunResult::verdict).max(Enum::compareTo).orElseThrow();
    }

    /** The name of the scenario; with its variant if only that one was run. */
    public String name() {
        return isSingle() ? results.get(0).name() : results.get(0).scenario();
    }

    public String anchor() {
        return anchor;
    }

    public String purpose() {
        return runs.get(0).purpose();
    }

    public String verdict() {
        return worst().id();
    }

    public String verdictWords() {
        return RunWords.verdict(worst());
    }

    public String sign() {
        return VerdictWords.sign(worst());
    }

    public boolean isPassed() {
        return worst() == Verdict.PASS;
    }

    public boolean isSingle() {
        return results.size() == 1;
    }

    /** A description of the scenario in one line. */
    public String words() {
        return RunWords.of(results);
    }

    public List<ScenarioView> runs() {
        return runs;
    }

    public List<VariantBars> bars() {
        return VariantBars.of(results);
    }

    /** All figures of the variants; empty for a single run. */
    public List<SideBySide> sideBySide() {
        return SideBySide.of(results);
    }
}
