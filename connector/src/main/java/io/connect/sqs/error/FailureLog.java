package io.connect.sqs.error;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/**
 * Logs repeated failures. The first failure is logged immediately, then one warning a minute with the number of failures in
 * between. One message says that the operation works again. If only some calls fail, the successes in between do not cause more
 * than one warning a minute. Not thread-safe.
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
     * @param log the logger for the messages
     * @param deed the operation that failed, such as {@code Receiving from queue orders}
     */
    public FailureLog(Logger log, LongSupplier nanoClock, String deed) {
        this.log = log;
        this.nanoClock = nanoClock;
        this.deed = deed;
    }

    /** Called after each failure. */
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

    /** Called after each success. */
    public void succeeded() {
        if (endIsDue) {
            log.info("{} works again, after {} failures", deed, failures);
            failures = 0;
            untold = 0;
            endIsDue = false;
        }
    }
}
