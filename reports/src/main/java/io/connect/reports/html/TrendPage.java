package io.connect.reports.html;

import io.connect.reports.history.HistoryEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The history of runs with change points marked. */
public final class TrendPage {

    private TrendPage() {}

    /** The whole page for some entries, oldest first. */
    public static String of(List<HistoryEntry> entries) {
        Map<String, List<HistoryEntry>> streams = new LinkedHashMap<>();
        for (HistoryEntry entry : entries) {
            if (!entry.verdict().isUnjudged()) {
                streams.computeIfAbsent(entry.stream(), name -> new ArrayList<>())
                        .add(entry);
            }
        }
        List<TrendView> views = new ArrayList<>();
        Anchors anchors = new Anchors();
        streams.forEach((name, runs) -> views.add(new TrendView(name, runs, anchors.of(name))));
        int changes = views.stream().mapToInt(view -> view.changes().size()).sum();
        Map<String, Object> values = new HashMap<>();
        values.put("streams", views);
        values.put(
                "summary",
                counted(entries.size(), "result") + " in " + counted(views.size(), "stream") + ", "
                        + counted(changes, "change point") + ".");
        return Templates.fill("trend", values);
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
