package io.connect.sqs.receive;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many receives of a queue should be under way: as many as still bring more messages in the same time.
 *
 * <p>It climbs in rounds of one round trip, in which each receive is answered once. Full answers mean backlog, so the number
 * is raised: from the single receive at once to the number that makes up for the round trip, then threefold. If that brought
 * hardly more messages per second, something else is the limit: the queue, the machine, or Kafka. Then the number returns to
 * the number that this rate needs. It tries again more and more rarely, or at once when the rate drops, as it does when round
 * trips grow longer. If that made it slower, as some services get with many receives, it goes back to where it came from.
 * Sparse answers lower it, once in a round trip, and an idle queue is watched by one scout. Not thread-safe.
 */
final class ReceiveConcurrency {

    /**
     * Answers this full on average mean that there is more to be had. SQS asks a sample of its servers, so that even a deep queue
     * does not fill each answer.
     */
    private static final double FULL = 0.6;

    private static final double SPARSE = 0.3;
    private static final int GROWTH = 3;

    /** Below this a threefold number of receives has only made them slower. */
    private static final double WORTHWHILE_GAIN = 1.2;

    /** Below this a threefold number of receives has made everything slower. */
    private static final double SLOWER = 0.9;

    /**
     * Up to this number, full answers are reason enough to add receives. Fewer would save nothing, and the later stages get
     * whole batches to work on. At a near queue, four brought a fifth less than a dozen, too little to be told from chance.
     * Only where they made it slower are there fewer.
     */
    private static final int ENOUGH_OF_A_NEAR_QUEUE = 10;

    /** A rate that falls below half of its former value is no noise. */
    private static final double BROKEN_IN = 0.5;

    /**
     * Rounds of a near queue are too short to compare. They are combined for this time. In less the rate of a busy machine
     * differs by more than the gain that is looked for, and chance alone raises the number to hundreds.
     */
    private static final long SHORTEST_ROUND_NANOS = Duration.ofMillis(300).toNanos();

    /** Between a climb that failed and the next; doubled with each that fails, as a climb that makes it slower costs seconds. */
    private static final long SHORTEST_SETTLED_NANOS = Duration.ofSeconds(10).toNanos();

    private static final long LONGEST_SETTLED_NANOS = Duration.ofSeconds(80).toNanos();

    /** The rate of one receive after the other on a near queue, and the start value for a far one. */
    private static final double NEAR_RATE_PER_SECOND = 500;

    /** A receive that takes longer than any round trip has waited for its messages. */
    private static final long LONGEST_ROUND_TRIP_NANOS = Duration.ofSeconds(1).toNanos();

    /** Spare receives above the number that the rate just needs, so that the number itself does not become the limit. */
    private static final double ROOM = 1.25;

    private final int limit;
    private final LongSupplier nanoClock;

    private int target = 1;
    private int previousTarget = 1;
    private double previousRate;
    private boolean settled;
    private long settledSince;
    private long settledNanos = SHORTEST_SETTLED_NANOS;
    private long loweredAt;

    private long roundBegan;
    private int answers;
    private long received;
    private long asked;
    private long shortestCallNanos = Long.MAX_VALUE;

    ReceiveConcurrency(int limit, LongSupplier nanoClock) {
        if (limit < 1) {
            throw new IllegalArgumentException("At least one receive must be allowed, not " + limit);
        }
        this.limit = limit;
        this.nanoClock = nanoClock;
        this.roundBegan = nanoClock.getAsLong();
        this.loweredAt = roundBegan;
    }

    int target() {
        return target;
    }

    /**
     * Takes note of an answer. An answer to a call from before the number was lowered does not count. There are more such
     * calls than the number now allows. Full answers would make the next climb look like a loss. Empty answers would bring
     * the number from hundreds to one at once, and with a long round trip each step back takes a second.
     *
     * @param receivedMessages how many messages it brought
     * @param roomFor number of messages of their size that it could have brought
     * @param tookNanos the time from call to answer
     */
    void answered(int receivedMessages, int roomFor, long tookNanos) {
        long now = nanoClock.getAsLong();
        if (now - tookNanos < loweredAt) {
            return;
        }
        if (receivedMessages == 0) {
            lower();
            return;
        }
        answers++;
        received += receivedMessages;
        asked += roomFor;
        shortestCallNanos = Math.min(shortestCallNanos, tookNanos);
        long elapsed = now - roundBegan;
        if (answers >= target && elapsed >= SHORTEST_ROUND_NANOS) {
            double fill = (double) received / asked;
            double rate = (double) received / elapsed;
            int next = target == 1 ? afterScout() : target * GROWTH;
            beginRound();
            if (fill >= FULL) {
                climb(rate, next);
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

    /** Three, or as many as reach the rate of a nearby queue despite the longer round trip. */
    private int afterScout() {
        if (shortestCallNanos > LONGEST_ROUND_TRIP_NANOS) {
            return GROWTH;
        }
        double perCall = (double) received / answers;
        double seconds = shortestCallNanos / (double) Duration.ofSeconds(1).toNanos();
        return Math.max(GROWTH, (int) Math.ceil(NEAR_RATE_PER_SECOND * seconds / perCall));
    }

    private void climb(double rate, int next) {
        if (settled) {
            boolean brokenIn = rate < BROKEN_IN * previousRate;
            if (brokenIn || nanoClock.getAsLong() - settledSince >= settledNanos) {
                settledNanos = brokenIn ? SHORTEST_SETTLED_NANOS : Math.min(LONGEST_SETTLED_NANOS, 2 * settledNanos);
                settled = false;
                raise(rate, next);
            }
        } else if (rate < SLOWER * previousRate) {
            target = previousTarget;
            settle(previousRate);
        } else if (target < ENOUGH_OF_A_NEAR_QUEUE || rate > WORTHWHILE_GAIN * previousRate) {
            raise(rate, next);
        } else {
            double gain = Math.max(1, rate / previousRate);
            int needed = (int) Math.ceil(previousTarget * gain * ROOM);
            target = Math.min(target, Math.max(needed, ENOUGH_OF_A_NEAR_QUEUE));
            settle(Math.max(rate, previousRate));
        }
    }

    private void raise(double rate, int next) {
        previousTarget = target;
        previousRate = rate;
        target = Math.min(limit, next);
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
        settledNanos = SHORTEST_SETTLED_NANOS;
        beginRound();
        loweredAt = roundBegan;
    }

    private void beginRound() {
        roundBegan = nanoClock.getAsLong();
        answers = 0;
        received = 0;
        asked = 0;
        shortestCallNanos = Long.MAX_VALUE;
    }
}
