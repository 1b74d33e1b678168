package io.connect.sqsserver.service;

import io.connect.sqsserver.error.SqsException;
import io.connect.sqsserver.message.BodyText;
import io.connect.sqsserver.message.Utf8;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The rules for the tags of a queue (developer guide, quotas for queues: 50 tags). */
public final class Tags {

    private static final int MOST = 50;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;

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
            if (key.isEmpty() || key.length() > LONGEST_KEY || key.startsWith("aws:")) {
                throw SqsException.invalidParameter("The tag key " + key
                        + " is invalid: it must have 1 to 128 characters and not begin with aws:.");
            }
            if (!BodyText.isAllowed(Utf8.bytes(key + value))) {
                throw SqsException.invalidParameter("The tag " + key + " has characters that are not allowed.");
            }
            if (value.length() > LONGEST_VALUE) {
                throw SqsException.invalidParameter("The value of the tag " + key + " has more than 256 characters.");
            }
        });
    }
}
