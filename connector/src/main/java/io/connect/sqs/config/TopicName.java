package io.connect.sqs.config;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks whether a topic name is valid in Kafka. */
public final class TopicName {

    /** Kafka's limit, because topic name and partition number together are a directory name. */
    private static final int LONGEST = 249;

    private static final Pattern ILLEGAL = Pattern.compile("[^a-zA-Z0-9._-]");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{?[^}]*}?");

    /** Kafka's internal topics, which accept no records from other producers. */
    private static final Set<String> INTERNAL =
            Set.of("__consumer_offsets", "__transaction_state", "__share_group_state", "__cluster_metadata");

    private TopicName() {}

    /**
     * The problem of a name that may contain a placeholder; empty if it has no problem.
     *
     * @param placeholder the text that is replaced before the name is used; blank if there is none
     */
    static Optional<String> problem(String text, String placeholder) {
        if (text.isBlank()) {
            return Optional.of("must not be blank");
        }
        // A queue name has only characters that a topic name may have, so one character can replace it here.
        String name = placeholder.isBlank() ? text.trim() : text.trim().replace(placeholder, "q");
        Matcher other = PLACEHOLDER.matcher(name);
        if (other.find()) {
            return Optional.of(other.group()
                    + (placeholder.isBlank()
                            ? " is not replaced: the key takes the name of one topic"
                            : " is no placeholder: the only one is " + placeholder));
        }
        return problem(name);
    }

    /** The reason why this topic name is invalid, worded to follow the name; empty if it is valid. */
    public static Optional<String> problem(String name) {
        Matcher illegal = ILLEGAL.matcher(name);
        if (illegal.find()) {
            return Optional.of("has '" + illegal.group()
                    + "', which no topic's name can have; use letters, digits, dots, underscores and hyphens");
        }
        if (name.length() > LONGEST) {
            return Optional.of("has " + name.length() + " characters; a topic's name has at most " + LONGEST);
        }
        if (name.equals(".") || name.equals("..")) {
            return Optional.of("is no name of a topic: Kafka refuses . and ..");
        }
        return INTERNAL.contains(name) ? Optional.of("is a topic that only Kafka itself writes to") : Optional.empty();
    }
}
