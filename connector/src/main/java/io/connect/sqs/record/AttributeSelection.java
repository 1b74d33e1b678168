package io.connect.sqs.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Selects the message attributes that the user wants as headers, and the ones that a receive must request. SQS returns only
 * requested attributes. So attributes that the connector needs for decisions are requested too.
 *
 * @param enabled whether any attributes are shown
 * @param names names, or prefixes that end in {@code .*}; blank ones, as behind a comma at the end, are skipped; empty
 * for all
 */
public record AttributeSelection(boolean enabled, List<String> names) {

    private static final String ALL = "All";
    private static final String ANY = ".*";

    /** Attribute names that SQS accepts. */
    private static final Pattern NAME = Pattern.compile("(?=.{1,256}$)[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*");

    public AttributeSelection {
        names = names.stream().filter(name -> !name.isBlank()).toList();
    }

    /** Whether an attribute with this name becomes a header and is passed to converters. */
    public boolean shows(String name) {
        return enabled && (names.isEmpty() || names.stream().anyMatch(wanted -> covers(wanted, name)));
    }

    /**
     * The attribute names that a receive requests.
     *
     * @param needed names of attributes that the connector needs for decisions, whether or not they become headers
     */
    public List<String> toReceive(Collection<String> needed) {
        if (enabled && names.isEmpty()
                || !needed.stream().allMatch(name -> NAME.matcher(name).matches())) {
            return List.of(ALL);
        }
        List<String> asked = new ArrayList<>(enabled ? names : List.of());
        needed.stream()
                .filter(name -> asked.stream().noneMatch(wanted -> wanted.equals(name)))
                .forEach(asked::add);
        return List.copyOf(asked);
    }

    private static boolean covers(String wanted, String name) {
        return wanted.equals(name)
                || wanted.equals(ALL)
                || wanted.endsWith(ANY) && name.startsWith(wanted.substring(0, wanted.length() - ANY.length()));
    }
}
