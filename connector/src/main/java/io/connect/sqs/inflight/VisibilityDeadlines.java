package io.connect.sqs.inflight;

import io.connect.sqs.config.QueueKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Finds the messages of a queue whose visibility timeout must be extended: half of it has passed. All messages of a queue have
 * the same timeout, so they become due in the order in which they were tracked. Thread-safe.
 */
public final class VisibilityDeadlines {

    private static final Duration LIMIT = Duration.ofSeconds(QueueKeys.SQS_VISIBILITY_LIMIT_SECONDS);

    /**
     * SQS counts the twelve hours from the time when it sent the message, which is before its arrival. It refuses timeouts
     * beyond the limit.
     */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final Duration timeout;
    private final LongSupplier nanoClock;
    private final Map<InFlightMessage, Long> trackedSince = new LinkedHashMap<>();

    public VisibilityDeadlines(Duration timeout, LongSupplier nanoClock) {
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("A visibility timeout must be positive to be kept up, not " + timeout);
        }
        this.timeout = timeout;
        this.nanoClock = nanoClock;
    }

    /** The current time on the task's monotonic clock. */
    long now() {
        return nanoClock.getAsLong();
    }

    /** Starts or restarts the visibility timeout of a message. */
    synchronized void track(InFlightMessage message) {
        trackedSince.remove(message);
        trackedSince.put(message, nanoClock.getAsLong());
    }

    synchronized void forget(InFlightMessage message) {
        trackedSince.remove(message);
    }

    /**
     * Removes and returns the messages that are due. Each must be tracked again after its extension.
     *
     * <p>SQS hides a message for at most twelve hours. A message that cannot be hidden longer is removed without a call to SQS,
     * and is received again when its timeout has passed.
     */
    public synchronized List<InFlightMessage> takeDue() {
        List<InFlightMessage> due = new ArrayList<>();
        long now = nanoClock.getAsLong();
        Iterator<Map.Entry<InFlightMessage, Long>> entries =
                trackedSince.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<InFlightMessage, Long> entry = entries.next();
            long trackedNanos = now - entry.getValue();
            if (!isDue(trackedNanos)) {
                break;
            }
            entries.remove();
            Duration left = timeout.minusNanos(trackedNanos);
            if (grant(entry.getKey(), now).compareTo(left) > 0) {
                due.add(entry.getKey());
            }
        }
        return due;
    }

    /**
     * Whether a message may have been visible since its newest receipt handle was received. This is true of every message that
     * needed an extension. A standard queue also accepts an older handle, so a successful extension does not prove that it was
     * in time.
     */
    boolean mayHaveLapsed(InFlightMessage message) {
        return isDue(nanoClock.getAsLong() - message.handleNanos());
    }

    private boolean isDue(long trackedNanos) {
        return trackedNanos >= timeout.toNanos() / 2;
    }

    /**
     * The timeout for an extension made now: the configured timeout, or the whole seconds left until the limit of twelve hours.
     */
    public Duration grant(InFlightMessage message) {
        return grant(message, nanoClock.getAsLong());
    }

    private Duration grant(InFlightMessage message, long now) {
        Duration left = LIMIT.minus(MARGIN).minusNanos(now - message.handleNanos());
        return left.compareTo(timeout) < 0 ? Duration.ofSeconds(Math.max(0, left.toSeconds())) : timeout;
    }

    /** The interval between two searches for due messages. */
    public Duration checkInterval() {
        long quarterMs = timeout.toMillis() / 4;
        return Duration.ofMillis(Math.max(100, Math.min(1_000, quarterMs)));
    }
}
