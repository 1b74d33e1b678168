package io.connect.sqsserver.service;

import io.connect.sqsserver.error.SqsException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules for the tags of a queue, from the page "Amazon SQS standard queue quotas" of the developer guide. */
public final class Tags {

    private static final int MOST = 50;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;
    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{M}\\p{N}\\p{Z}_.:/=+@-]*");

    private Tags() {}

    /**
     * Checks whether the tags can be added.
     *
     * @throws SqsException InvalidParameterValue
     */
    public static void check(Map<String, String> existing, Map<String, String> added) {
        Set<String> keys = new HashSet<>(existing.keySet());
        keys.addAll(added.keySet());
        if (keys.size() > MOST) {
            throw SqsException.invalidParameter("Too many tags added for queue, at most " + MOST + " are allowed.");
        }
        added.forEach((key, value) -> {
            if (key.isEmpty()) {
                throw SqsException.invalidParameter("The tag key is empty: it must have 1 to 128 characters.");
            }
            check("tag key", key, LONGEST_KEY);
            check("value of the tag " + key, value, LONGEST_VALUE);
        });
    }

    private static void check(String what, String text, int longest) {
        if (text.codePointCount(0, text.length()) > longest
                || text.startsWith("aws:")
                || !ALLOWED.matcher(text).matches()) {
            throw SqsException.invalidParameter(
                    "The " + what + " is invalid: " + text + ". It must have at most " + longest
                            + " characters, only letters, digits, blanks and _.:/=+-@, and must not begin with aws:.");
        }
    }
}
