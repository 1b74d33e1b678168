package io.connect.reports.compare;

import io.connect.reports.model.RunResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares all scenarios of some runs with their baselines. They belong together: the scatter of a build is estimated from all
 * of them, and the allowed false alarms apply to the whole suite.
 */
public final class SuiteComparator {

    private final Map<String, List<RunResult>> baselines;

    private SuiteComparator(Map<String, List<RunResult>> baselines) {
        this.baselines = baselines;
    }

    /** Compares with these baselines, of any number of scenarios. */
    public static SuiteComparator with(List<RunResult> baselines) {
        return new SuiteComparator(byName(baselines));
    }

    /** One comparison for each scenario that has a baseline. */
    public List<Comparison> compare(List<RunResult> candidates) {
        List<BaselineComparator> comparators = new ArrayList<>();
        byName(candidates).forEach((name, runs) -> {
            List<RunResult> baseline = baselines.get(name);
            if (baseline != null) {
                comparators.add(new BaselineComparator(new Side(baseline), new Side(runs)));
            }
        });
        int comparisons =
                comparators.stream().mapToInt(BaselineComparator::gatedMetrics).sum();
        Map<String, Scatter> scatters = new HashMap<>();
        return comparators.stream()
                .map(comparator ->
                        comparator.compare(scatters.computeIfAbsent(comparator.profile(), this::scatter), comparisons))
                .toList();
    }

    /** The scatter of all baselines of a profile. A run of seconds scatters more than one of minutes. */
    private Scatter scatter(String profile) {
        return Scatter.of(baselines.values().stream()
                .filter(runs -> runs.get(0).profile().equals(profile))
                .map(Side::new)
                .toList());
    }

    /** The results whose scenario and profile have no baseline. */
    public List<RunResult> withoutBaseline(List<RunResult> candidates) {
        return candidates.stream()
                .filter(result -> !baselines.containsKey(result.title()))
                .toList();
    }

    private static Map<String, List<RunResult>> byName(List<RunResult> results) {
        Map<String, List<RunResult>> byName = new LinkedHashMap<>();
        for (RunResult result : results) {
            byName.computeIfAbsent(result.title(), name -> new ArrayList<>()).add(result);
        }
        return byName;
    }
}
