package io.connect.sqsserver.service;

import io.connect.sqsserver.error.SqsException;
import java.util.Map;
import java.util.regex.Pattern;

/** The rules for queue names. */
final class QueueName {

    private static final String SUFFIX = ".fifo";
    private static final int LONGEST = 80;
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_-]+");

    private QueueName() {}

    /**
     * Returns whether the name is the name of a FIFO queue.
     *
     * @throws SqsException InvalidParameterValue when the name is not allowed or does not match the attribute FifoQueue
     */
    static boolean check(String name, Map<String, String> attributes) {
        boolean fifo = "true".equalsIgnoreCase(attributes.get("FifoQueue"));
        String stem = fifo && name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
        boolean suffixMissing = fifo && !name.endsWith(SUFFIX);
        if (suffixMissing || name.length() > LONGEST || !ALLOWED.matcher(stem).matches()) {
            throw SqsException.invalidParameter(
                    fifo
                            ? "The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores,"
                                    + " must end with .fifo suffix and be 1 to 80 in length."
                            : "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
        }
        return fifo;
    }
}
