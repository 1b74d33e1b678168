package io.connect.reports.html;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names of places in a page. They follow from the name of a scenario alone, so that a link holds from run to run. */
final class Anchors {

    /** The page's own places. */
    private final Set<String> taken = new HashSet<>(Set.of("overview", "changes", "account", "environment"));

    /** The anchor of a scenario or variant: {@code network-latency-500ms}; numbered where two names come to one. */
    String of(String name) {
        String slug =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String base = slug.isEmpty() ? "run" : slug;
        String anchor = base;
        for (int number = 2; !taken.add(anchor); number++) {
            anchor = base + "-" + number;
        }
        return anchor;
    }
}
