package io.connect.reports.html;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Creates the anchors of a page. They depend only on the name of a scenario, so a link stays valid from run to run. */
final class Anchors {

    /** The anchors of the page itself. */
    private final Set<String> taken = new HashSet<>(Set.of("overview", "changes", "account", "environment"));

    /** The anchor of a scenario or variant: {@code network-latency-500ms}; with a number if two names give the same anchor. */
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
