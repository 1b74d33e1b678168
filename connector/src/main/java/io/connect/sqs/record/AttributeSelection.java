package io.connect.sqs.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The message attributes that a user wants to see, and the ones to receive for that and for other decisions.
 * SQS returns only the attributes that a receive asks for. So every attribute that decides something is asked for.
 *
 * @param enabled whether any is shown
 * @param names   names, or prefixes that end in {@code .*}; all when empty
 */
public record AttributeSelection(boolean enabled, List<String> names) {

    private static final String ALL = "All";
    private static final String ANY = ".*";

    /** Names that SQS takes. */
    private static final Pattern NAME = Pattern.compile("(?=.{1,256}$)[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*");

    public AttributeSelection {
        names = List.copyOf(names);
    }

    /** Whether an attribute of this name is shown: as a header, and to converters. */
    public boolean shows(String name) {
        return enabled && (names.isEmpty() || names.stream().anyMatch(wanted -> covers(wanted, name)));
    }

    /**
     * The attribute names that a receive asks for.
     *
     * @param needed names that something else is decided by, shown or not
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
