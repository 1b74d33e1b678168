package io.connect.sqs.receive;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many receives of a queue should be under way: as many as still bring more messages in the same time.
 *
 * <p>It climbs in rounds of one round trip, in which each receive is answered once. Full answers mean backlog, so the number is
 * raised threefold; if that brought no more messages per second, something else is the limit (the queue, the machine, Kafka), and
 * it goes back and stays there, to try again now and then, or at once when the rate breaks in, as it does when round trips grow
 * longer. Sparse answers lower it, and an idle queue is watched by one scout. Not thread-safe.
 */
final class ReceiveConcurrency {

    private static final double FULL = 0.8;
    private static final double SPARSE = 0.3;
    private static final int GROWTH = 3;

    /** Below this a threefold number of receives has only made them slower. */
    private static final double WORTHWHILE_GAIN = 1.2;

    /** A rate that falls below half of what it was is no noise. */
    private static final double BROKEN_IN = 0.5;

    /** Rounds of a near queue are too short to compare; they are taken together for so long. */
    private static final long SHORTEST_ROUND_NANOS = Duration.ofMillis(50).toNanos();

    private static final long SETTLED_NANOS = Duration.ofSeconds(10).toNanos();

    private final int limit;
    private final LongSupplier nanoClock;

    private int target = 1;
    private int previousTarget = 1;
    private double previousRate;
    private boolean settled;
    private long settledSince;

    private long roundBegan;
    private int answers;
    private long received;
    private long asked;

    ReceiveConcurrency(int limit, LongSupplier nanoClock) {
        if (limit < 1) {
            throw new IllegalArgumentException("At least one receive must be allowed, not " + limit);
        }
        this.limit = limit;
        this.nanoClock = nanoClock;
        this.roundBegan = nanoClock.getAsLong();
    }

    int target() {
        return target;
    }

    void answered(int receivedMessages, int askedMessages) {
        if (receivedMessages == 0) {
            lower();
            return;
        }
        answers++;
        received += receivedMessages;
        asked += askedMessages;
        long elapsed = nanoClock.getAsLong() - roundBegan;
        if (answers >= target && elapsed >= SHORTEST_ROUND_NANOS) {
            double fill = (double) received / asked;
            double rate = (double) received / elapsed;
            beginRound();
            if (fill >= FULL) {
                climb(rate);
            } else if (fill <= SPARSE) {
                lower();
            }
        }
    }

    /** SQS asked for fewer calls. */
    void throttled() {
        lower();
        settle(0);
    }

    private void climb(double rate) {
        if (settled) {
            boolean brokenIn = rate < BROKEN_IN * previousRate;
            if (brokenIn || nanoClock.getAsLong() - settledSince >= SETTLED_NANOS) {
                settled = false;
                raise(rate);
            }
        } else if (rate > WORTHWHILE_GAIN * previousRate) {
            raise(rate);
        } else {
            target = previousTarget;
            settle(Math.max(rate, previousRate));
        }
    }

    private void raise(double rate) {
        previousTarget = target;
        previousRate = rate;
        target = Math.min(limit, target * GROWTH);
    }

    private void settle(double rate) {
        settled = true;
        settledSince = nanoClock.getAsLong();
        previousRate = rate;
    }

    private void lower() {
        target = Math.max(1, target / 2);
        previousTarget = target;
        previousRate = 0;
        settled = false;
        beginRound();
    }

    private void beginRound() {
        roundBegan = nanoClock.getAsLong();
        answers = 0;
        received = 0;
        asked = 0;
    }
}
