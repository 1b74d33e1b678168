package io.connect.sqsserver.action;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The message attributes that a receive requests: All, .*, a prefix before .*, or names (API reference,
 * ReceiveMessage). A plain * also means all, as in AWS.
 */
final class AttributeFilter {

    private static final String REST = ".*";

    private final Set<String> names = new HashSet<>();
    private final List<String> prefixes = new ArrayList<>();

    AttributeFilter(List<String> wanted) {
        for (String each : wanted) {
            if (each.equals("All") || each.equals("*") || each.equals(REST)) {
                prefixes.add("");
            } else if (each.endsWith(REST)) {
                prefixes.add(each.substring(0, each.length() - REST.length()));
            } else {
                names.add(each);
            }
        }
    }

    boolean wantsNothing() {
        return names.isEmpty() && prefixes.isEmpty();
    }

    boolean wants(String name) {
        return names.contains(name) || prefixes.stream().anyMatch(name::startsWith);
    }
}
