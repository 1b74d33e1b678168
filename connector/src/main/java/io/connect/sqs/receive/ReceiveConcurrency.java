package io.connect.sqs.receive;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Computes how many receives of a queue should be in progress. It adds receives as long as they bring more messages per second.
 *
 * <p>It works in rounds of one round trip, in which each receive returns once. Full responses mean a backlog, so the number is
 * raised. The first step compensates for the round trip; each later step triples the number. If a step brings hardly more
 * messages per second, something else is the limit: the queue, the machine, or Kafka. The same holds if each receive takes much
 * longer than before, because then the receives wait for each other. Then the number falls to the value that this rate needs.
 * The next attempt follows after a pause that grows. It follows immediately if the rate drops because round trips become longer,
 * or if no receive waits, so that their number is the limit. Some services become slower with many receives. Then the number
 * returns to its value before the step. Sparse responses lower the number once per round trip, and an idle queue is watched by a
 * single receive, the scout. Not thread-safe.
 */
final class ReceiveConcurrency {

    /**
     * Responses that are on average at least this full mean that the queue has more messages. SQS samples its servers, so even
     * a long queue does not fill every response.
     */
    private static final double FULL = 0.6;

    private static final double SPARSE = 0.3;
    private static final int GROWTH = 3;

    /**
     * The least gain in rate that justifies three times as many receives. With a lower gain, each receive has mainly become
     * slower.
     */
    private static final double WORTHWHILE_GAIN = 1.2;

    /**
     * If the rate of two rounds is below this part of its former value, more receives have made receiving slower. A single round
     * may be slow because of a garbage collection.
     */
    private static final double SLOWER = 0.9;

    /**
     * If the shortest receive of a round takes more than this many times as long as at the start of the increases, most receives
     * wait for each other. A rate that rises then has another reason: a new worker becomes faster while its code is compiled.
     */
    private static final double QUEUED = 2;

    /**
     * If the rate is above this part of what the receives can bring at their shortest time, each of them is on its way nearly all
     * the time. Then their number is the limit, and the next increase need not wait.
     */
    private static final double ON_THEIR_WAY = 0.9;

    /**
     * Up to this number, full responses alone justify more receives. Fewer receives would save nothing, and later stages work
     * better with whole batches. At a nearby queue, four receives brought a fifth less than twelve, a difference too small to
     * tell from chance. The number stays lower only if more receives made receiving slower.
     */
    private static final int ENOUGH_OF_A_NEAR_QUEUE = 10;

    /** A fall of the rate below half of its former value is not noise. */
    private static final double BROKEN_IN = 0.5;

    /**
     * The shortest round. One round trip to a nearby queue is too short for a comparison. On a busy machine, the rates of
     * shorter rounds differ by more than the gain that is looked for. Chance alone would then raise the number to hundreds.
     */
    private static final long SHORTEST_ROUND_NANOS = Duration.ofMillis(300).toNanos();

    /**
     * The same for more than a few receives of a nearby queue. They are nearly enough, so another number is not urgent, and
     * chance must not choose it. In simulated drains of a nearby queue, the rates scattered by 2 to 6 % instead of 5 to 12 %.
     */
    private static final long SHORTEST_ROUND_OF_MANY_NANOS =
            Duration.ofMillis(600).toNanos();

    private static final int FEW = 5;
    private static final long NEAR_ROUND_TRIP_NANOS = Duration.ofMillis(50).toNanos();

    /**
     * The pause between an increase without gain and the next increase. It doubles each time, because an increase that makes
     * receiving slower costs seconds.
     */
    private static final long SHORTEST_SETTLED_NANOS = Duration.ofSeconds(10).toNanos();

    private static final long LONGEST_SETTLED_NANOS = Duration.ofSeconds(80).toNanos();

    /**
     * Messages per second that a single receive at a time gets from a nearby queue. For a distant queue, the first step aims at
     * this rate.
     */
    private static final double NEAR_RATE_PER_SECOND = 500;

    /** The longest round trip. A receive that took longer has waited for messages. */
    private static final long LONGEST_ROUND_TRIP_NANOS = Duration.ofSeconds(1).toNanos();

    /** The factor for spare receives above the number that the rate needs, so that the number does not become the limit. */
    private static final double ROOM = 1.25;

    private final int limit;
    private final LongSupplier nanoClock;

    private int target = 1;
    private int previousTarget = 1;

    /** The number that {@link #previousRate} needs, without spare receives. */
    private double previousNeed = 1;

    private double previousRate;

    /** The shortest receive since the increases began. */
    private long unqueuedNanos = Long.MAX_VALUE;

    /** The shortest receive since the number was last lowered. */
    private long roundTripNanos = Long.MAX_VALUE;

    private boolean settled;
    private boolean wasSlower;

    /** Whether more receives have done harm, so that the next attempt waits for the end of the pause in any case. */
    private boolean moreDidHarm;

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
     * Called after each receive. Receives that began before the number was lowered do not count, because there are more of
     * them than the number now allows. Full responses of them would make the next increase look like a loss. Empty responses
     * of them would lower the number from hundreds to one immediately. With a long round trip, each step up then takes a
     * second.
     *
     * @param receivedMessages number of messages in the response
     * @param roomFor number of messages of the same size that fit into the response
     * @param tookNanos the time from call to response
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
        if (answers >= target && elapsed >= shortestRoundNanos()) {
            double fill = (double) received / asked;
            double rate = (double) received / elapsed;
            int next = target == 1 ? afterScout() : target * GROWTH;
            double perCall = (double) received / answers;
            long shortest = shortestCallNanos;
            beginRound();
            if (fill >= FULL) {
                climb(rate, perCall, shortest, next);
            } else if (fill <= SPARSE) {
                lower();
            }
        }
    }

    /** Called when SQS has throttled a receive. */
    void throttled() {
        lower();
        moreDidHarm = true;
        settle(0, target);
    }

    /** The number after the first step: three, or enough for the rate of a nearby queue despite a longer round trip. */
    private int afterScout() {
        if (shortestCallNanos > LONGEST_ROUND_TRIP_NANOS) {
            return GROWTH;
        }
        double perCall = (double) received / answers;
        double seconds = shortestCallNanos / (double) Duration.ofSeconds(1).toNanos();
        return Math.max(GROWTH, (int) Math.ceil(NEAR_RATE_PER_SECOND * seconds / perCall));
    }

    private long shortestRoundNanos() {
        return target > FEW && shortestCallNanos < NEAR_ROUND_TRIP_NANOS
                ? SHORTEST_ROUND_OF_MANY_NANOS
                : SHORTEST_ROUND_NANOS;
    }

    private void climb(double rate, double perCall, long shortest, int next) {
        unqueuedNanos = Math.min(unqueuedNanos, shortest);
        roundTripNanos = Math.min(roundTripNanos, shortest);
        if (settled) {
            boolean brokenIn = rate < BROKEN_IN * previousRate;
            boolean rested = nanoClock.getAsLong() - settledSince >= settledNanos;
            if (brokenIn) {
                settledNanos = SHORTEST_SETTLED_NANOS;
                roundTripNanos = shortest;
            } else if (rested) {
                settledNanos = Math.min(LONGEST_SETTLED_NANOS, 2 * settledNanos);
            }
            boolean onTheirWay = !moreDidHarm && rate * roundTripNanos > ON_THEIR_WAY * target * perCall;
            if (brokenIn || rested || onTheirWay) {
                // After a rest, the number includes spare receives. If each attempt counted them as needed, the number
                // would grow until the limit.
                double needed = brokenIn || onTheirWay ? target : Math.min(target, previousNeed);
                settled = false;
                moreDidHarm = false;
                unqueuedNanos = shortest;
                raise(rate, needed, next);
            }
        } else if (rate < SLOWER * previousRate && !wasSlower) {
            wasSlower = true;
        } else if (rate < SLOWER * previousRate) {
            target = previousTarget;
            moreDidHarm = true;
            settle(previousRate, previousNeed);
        } else if (target < ENOUGH_OF_A_NEAR_QUEUE
                || rate > WORTHWHILE_GAIN * previousRate && shortest <= QUEUED * unqueuedNanos) {
            raise(rate, target, next);
        } else {
            double needed = previousNeed * rate / previousRate;
            target = Math.min(target, Math.max((int) Math.ceil(needed * ROOM), ENOUGH_OF_A_NEAR_QUEUE));
            settle(Math.max(rate, previousRate), needed);
        }
    }

    /** @param needed the number that the present rate needs */
    private void raise(double rate, double needed, int next) {
        wasSlower = false;
        if (target < limit) {
            previousTarget = target;
            previousNeed = needed;
            previousRate = rate;
            target = Math.min(limit, next);
        }
    }

    private void settle(double rate, double needed) {
        settled = true;
        previousNeed = needed;
        wasSlower = false;
        settledSince = nanoClock.getAsLong();
        previousRate = rate;
    }

    private void lower() {
        target = Math.max(1, target / 2);
        previousTarget = target;
        previousNeed = target;
        previousRate = 0;
        moreDidHarm = false;
        unqueuedNanos = Long.MAX_VALUE;
        roundTripNanos = Long.MAX_VALUE;
        settled = false;
        wasSlower = false;
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
