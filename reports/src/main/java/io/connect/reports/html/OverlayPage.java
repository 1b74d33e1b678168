package io.connect.reports.html;

import io.connect.reports.compare.Comparison;
import io.connect.reports.model.RunResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page of two or more runs in the same charts, scenario by scenario. */
public final class OverlayPage {

    private OverlayPage() {}

    /**
     * The whole page.
     *
     * @param title the title of the page
     * @param results the results of all runs, in their order on the page; the first one of each scenario is the reference for
     *     the others
     */
    public static String of(String title, List<RunResult> results) {
        return of(title, results, List.of());
    }

    /** The whole page, with the findings of a comparison in words. */
    public static String of(String title, List<RunResult> results, List<Comparison> comparisons) {
        Map<String, List<RunResult>> byName = new LinkedHashMap<>();
        results.forEach(result ->
                byName.computeIfAbsent(result.name(), name -> new ArrayList<>()).add(result));
        List<OverlayView> scenarios = new ArrayList<>();
        Anchors anchors = new Anchors();
        byName.forEach((name, runs) -> scenarios.add(new OverlayView(name, runs, anchors.of(name))));
        Map<String, Object> values = new HashMap<>();
        values.put("title", title);
        values.put("scenarios", scenarios);
        values.put("comparisons", comparisons.stream().map(ComparisonView::new).toList());
        return Templates.fill("overlay", values);
    }
}
