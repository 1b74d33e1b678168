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
 * Which messages of a queue are due for an extension of their visibility timeout: those past half of it. As all messages of
 * a queue have the same timeout, the order in which they were tracked is the order in which they fall due. Thread-safe.
 */
public final class VisibilityDeadlines {

    private static final Duration LIMIT = Duration.ofSeconds(QueueKeys.SQS_VISIBILITY_LIMIT_SECONDS);

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

    /** Starts the time of a message, or starts it anew. */
    synchronized void track(InFlightMessage message) {
        trackedSince.remove(message);
        trackedSince.put(message, nanoClock.getAsLong());
    }

    synchronized void forget(InFlightMessage message) {
        trackedSince.remove(message);
    }

    /**
     * Takes out up to {@code most} messages that are due; each must be tracked again once it is extended.
     *
     * <p>A message that has been in flight for so long that SQS grants no further extension is dropped without a word to SQS:
     * it comes back when its time has run out.
     */
    public synchronized List<InFlightMessage> takeDue(int most) {
        List<InFlightMessage> due = new ArrayList<>();
        long now = nanoClock.getAsLong();
        Iterator<Map.Entry<InFlightMessage, Long>> entries =
                trackedSince.entrySet().iterator();
        while (entries.hasNext() && due.size() < most) {
            Map.Entry<InFlightMessage, Long> entry = entries.next();
            if (now - entry.getValue() < timeout.toNanos() / 2) {
                break;
            }
            entries.remove();
            if (now - entry.getKey().handleNanos() + timeout.toNanos() < LIMIT.toNanos()) {
                due.add(entry.getKey());
            }
        }
        return due;
    }

    /** The timeout that an extension grants. */
    public Duration timeout() {
        return timeout;
    }

    /** How often it pays to look for what is due. */
    public Duration checkInterval() {
        long quarterMs = timeout.toMillis() / 4;
        return Duration.ofMillis(Math.max(100, Math.min(1_000, quarterMs)));
    }
}
