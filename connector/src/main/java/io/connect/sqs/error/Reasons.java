package io.connect.sqs.error;

import org.apache.kafka.connect.errors.DataException;

/** Why conversions fail, in words that can be logged and put into a dead letter. */
public final class Reasons {

    /** A longer chain of causes is a cycle, or grows while it is read. */
    private static final int LONGEST_CHAIN = 100;

    private Reasons() {}

    /**
     * The exception that a converter has thrown, or one that names its class where it cannot be read: its own methods fail, or its
     * causes never end.
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
