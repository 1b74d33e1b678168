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
 * Which messages of a queue are due for an extension of their visibility timeout: the ones past half of it. As all messages of
 * a queue have the same timeout, the order in which they were tracked is the order in which they fall due. Thread-safe.
 */
public final class VisibilityDeadlines {

    private static final Duration LIMIT = Duration.ofSeconds(QueueKeys.SQS_VISIBILITY_LIMIT_SECONDS);

    /** SQS counts from the time it sent the message, a while before its arrival here, and refuses longer timeouts. */
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

    /** Now, on the task's monotonic clock. */
    long now() {
        return nanoClock.getAsLong();
    }

    /** Starts the time of a message, or starts it anew. */
    synchronized void track(InFlightMessage message) {
        trackedSince.remove(message);
        trackedSince.put(message, nanoClock.getAsLong());
    }

    synchronized void forget(InFlightMessage message) {
        trackedSince.remove(message);
    }

    /**
     * Takes out the messages that are due; each must be tracked again once it is extended.
     *
     * <p>SQS hides a message for twelve hours at most. One that cannot be hidden any longer is dropped without a call to
     * SQS, and comes back when its time has run out.
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
     * Whether a message may have been visible since its newest handle was received. That is any message that needed an
     * extension: on a standard queue SQS extends by an older handle, too, so a successful extension does not say that it came in time.
     */
    boolean mayHaveLapsed(InFlightMessage message) {
        return isDue(nanoClock.getAsLong() - message.handleNanos());
    }

    private boolean isDue(long trackedNanos) {
        return trackedNanos >= timeout.toNanos() / 2;
    }

    /**
     * The longest timeout that an extension made now may grant: the timeout, or the whole seconds that the longest time in
     * flight leaves of it.
     */
    public Duration grant(InFlightMessage message) {
        return grant(message, nanoClock.getAsLong());
    }

    private Duration grant(InFlightMessage message, long now) {
        Duration left = LIMIT.minus(MARGIN).minusNanos(now - message.handleNanos());
        return left.compareTo(timeout) < 0 ? Duration.ofSeconds(Math.max(0, left.toSeconds())) : timeout;
    }

    /** The interval at which due extensions are looked for. */
    public Duration checkInterval() {
        long quarterMs = timeout.toMillis() / 4;
        return Duration.ofMillis(Math.max(100, Math.min(1_000, quarterMs)));
    }
}
