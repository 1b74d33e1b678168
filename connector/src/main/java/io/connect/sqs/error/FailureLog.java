package io.connect.sqs.error;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/**
 * Logs failures that repeat: the first at once, then one warning a minute with the number of failures in between, and one
 * message when the operation works again. When only a share of the calls fails, calls succeed in between. These successes do
 * not lead to another warning within that minute. Not thread-safe.
 */
public final class FailureLog {

    private static final long INTERVAL_NANOS = Duration.ofMinutes(1).toNanos();

    private final Logger log;
    private final LongSupplier nanoClock;
    private final String deed;
    private long warnedAt;
    private boolean warned;
    private boolean endIsDue;
    private long failures;
    private long untold;

    /**
     * @param log the logger that gets the messages
     * @param deed the operation that failed, such as {@code Receiving from queue orders}
     */
    public FailureLog(Logger log, LongSupplier nanoClock, String deed) {
        this.log = log;
        this.nanoClock = nanoClock;
        this.deed = deed;
    }

    /** Takes note of a failure. */
    public void failed(String reason) {
        long now = nanoClock.getAsLong();
        failures++;
        if (warned && now - warnedAt < INTERVAL_NANOS) {
            untold++;
            log.debug("{} failed, trying again: {}", deed, reason);
            return;
        }
        if (untold > 0) {
            log.warn("{} has failed {} times more, trying again: {}", deed, untold + 1, reason);
        } else {
            log.warn("{} failed, trying again: {}", deed, reason);
        }
        untold = 0;
        warnedAt = now;
        warned = true;
        endIsDue = true;
    }

    /** Takes note that it has worked. */
    public void succeeded() {
        if (endIsDue) {
            log.info("{} works again, after {} failures", deed, failures);
            failures = 0;
            untold = 0;
            endIsDue = false;
        }
    }
}
