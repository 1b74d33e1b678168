package io.connect.sqs.error;

import org.apache.kafka.connect.errors.DataException;

/** Makes exceptions of converters safe for the log and for dead letters. */
public final class Reasons {

    /** A longer chain of causes is considered endless: a cycle, or a chain that grows while it is read. */
    private static final int LONGEST_CHAIN = 100;

    private Reasons() {}

    /**
     * Returns the exception that a converter has thrown. If its methods fail or its causes never end, a new exception with the
     * name of its class is returned instead.
     */
    public static Throwable tellable(Throwable thrown) {
        try {
            Throwable cause = thrown;
            for (int i = 0; i < LONGEST_CHAIN; i++) {
                cause.getMessage();
                cause = cause.getCause();
                if (cause == null) {
                    return thrown;
                }
            }
        } catch (RuntimeException | Error unreadable) {
            return untold(thrown, unreadable.getClass().getName() + " when it is read");
        }
        return untold(thrown, "causes without end");
    }

    private static Throwable untold(Throwable thrown, String why) {
        return new DataException("The converter has thrown " + thrown.getClass().getName() + ", which has " + why);
    }
}
