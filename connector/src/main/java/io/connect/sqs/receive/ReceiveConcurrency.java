package io.connect.sqs.receive;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Computes how many receives of a queue should be in progress. It adds receives as long as they bring more messages per second.
 *
 * <p>It works in rounds of one round trip, in which each receive returns once. Full responses mean a backlog, so the number is
 * raised, unless the receives waited for these messages. The first step compensates for the round trip; each later step triples
 * the number. If a step brings hardly more messages per second, something else is the limit: the queue, the machine, or Kafka. The
 * same holds if each receive takes much longer than before, because then the receives wait for each other. Then the number falls
 * to the value that this rate needs. Some services become slower with many receives. Then the number returns to its value before
 * the step.
 *
 * <p>After a pause that grows, another number is tried: a third or the triple, in turns, and always a third if the number is far
 * above what the round trip needs. If a third brings as many messages per second, the number falls to one half. The rate of a
 * busy machine scatters. Without attempts with fewer receives, each step up that met a faster moment would stay, and chance
 * would raise the number to its limit. A higher number is tried immediately if the rate drops because round trips become longer,
 * or if no receive waits, so that their number is the limit.
 *
 * <p>Sparse responses lower the number once per round trip, and an idle queue is watched by a single receive, the scout. Not
 * thread-safe.
 */
final class ReceiveConcurrency {

    /**
     * Responses that are on average at least this full mean that the queue has more messages. SQS samples its servers, so even
     * a long queue does not fill every response.
     */
    private static final double FULL = 0.6;

    /**
     * If receives waited for at least this part of the messages, the queue has no backlog, although batches of ten from their
     * sender fill each response. More receives would only wait with the others, until they return empty and are paid for.
     */
    private static final double AWAITED = 0.75;

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
     * If the receives of a round take on average more than this many times as long as at the start of the increases, they wait for
     * each other. A rate that rises then has another reason: a new worker becomes faster while its code is compiled.
     */
    private static final double QUEUED = 2;

    /**
     * If the rate is above this part of what the receives can bring if they wait for nothing, each of them is on its way nearly all
     * the time. Then their number is the limit, and the next increase need not wait.
     */
    private static final double ON_THEIR_WAY = 0.9;

    /**
     * Up to this number, full responses alone justify more receives. Fewer receives would save nothing, and later stages work
     * better with whole batches. At a nearby queue, four receives brought a fifth less than twelve, a difference too small to
     * tell from chance. The number stays lower only if more receives made receiving slower.
     */
    private static final int ENOUGH_OF_A_NEAR_QUEUE = 10;

    /** If the rate of two rounds is below this part of its former value, round trips may have become longer. */
    private static final double BROKEN_IN = 0.5;

    /** If there are more than this many times the receives that can be on their way at this rate, fewer are tried next. */
    private static final double EXCESS = 3;

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
     * The pause before the next attempt with another number. It doubles each time, because an attempt that makes receiving slower
     * costs seconds.
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

    private enum Phase {
        /** The number is raised as long as this is worthwhile. */
        MORE,
        /** Fewer receives are tried. */
        FEWER,
        /** The number stays until the next attempt. */
        SETTLED
    }

    private final int limit;
    private final LongSupplier nanoClock;

    private final RoundTrip roundTrip = new RoundTrip();
    private final ReceiveRound round;

    private Phase phase = Phase.MORE;
    private int target = 1;

    /** The number to return to if the present one turns out to be slower. */
    private int previousTarget = 1;

    /** The number that {@link #previousRate} needs, without spare receives. */
    private double previousNeed = 1;

    private double previousRate;

    /** The time of a receive that waits for no other, as it was known when the increases began, or shorter since. */
    private long unqueuedNanos = Long.MAX_VALUE;

    /** Whether receives waited for the messages of the last round. */
    private boolean lastWasAwaited;

    private boolean wasSlower;

    /** Whether the increases began because the rate had dropped. */
    private boolean afterAFall;

    /** Whether the next attempt is made with fewer receives. */
    private boolean fewerNext;

    /** Whether more receives have done harm, so that the next attempt waits for the end of the pause in any case. */
    private boolean moreDidHarm;

    private long settledSince;
    private long settledNanos = SHORTEST_SETTLED_NANOS;
    private long loweredAt;

    ReceiveConcurrency(int limit, LongSupplier nanoClock) {
        if (limit < 1) {
            throw new IllegalArgumentException("At least one receive must be allowed, not " + limit);
        }
        this.limit = limit;
        this.nanoClock = nanoClock;
        this.loweredAt = nanoClock.getAsLong();
        this.round = new ReceiveRound(loweredAt);
    }

    int target() {
        return target;
    }

    /**
     * Called after each receive. Receives that began before the number was lowered do not count, because there are more of
     * them than the number now allows. Full responses of them would make the next increase look like a loss. Empty responses
     * of them would lower the number from hundreds to one immediately. With a long round trip, each step up then takes a
     * second. A round begins after the last of them.
     *
     * @param receivedMessages number of messages in the response
     * @param roomFor number of messages of the same size that fit into the response
     * @param tookNanos the time from call to response
     * @param awaited whether the receive was at the queue before these messages were sent
     */
    void answered(int receivedMessages, int roomFor, long tookNanos, boolean awaited) {
        long now = nanoClock.getAsLong();
        if (isComplete(now)) {
            // Responses of a distant queue come together. The first of the next ones would halve the rate.
            endRound(round.lastAnswerAt());
        }
        if (beganBeforeLowering(now, tookNanos)) {
            if (round.answers() == 0) {
                round.begin(now);
            }
            return;
        }
        if (receivedMessages == 0) {
            lower();
            return;
        }
        round.answered(now, receivedMessages, roomFor, tookNanos, awaited);
        if (isComplete(now)) {
            endRound(now);
        }
    }

    private boolean beganBeforeLowering(long now, long tookNanos) {
        return now - tookNanos < loweredAt;
    }

    /**
     * Whether one response decides, because a single receive waited for the messages before. Then it shows whether a backlog
     * begins. It tells nothing about rates.
     */
    private boolean isAfterAWait() {
        return target == 1 && phase == Phase.MORE && lastWasAwaited;
    }

    private boolean isComplete(long now) {
        if (isAfterAWait()) {
            return round.answers() > 0;
        }
        boolean many = target > FEW && round.shortestNanos() < NEAR_ROUND_TRIP_NANOS;
        long shortestRound = many ? SHORTEST_ROUND_OF_MANY_NANOS : SHORTEST_ROUND_NANOS;
        return round.answers() >= target && round.nanosUntil(now) >= shortestRound;
    }

    private void endRound(long at) {
        double fill = round.fill();
        boolean awaited = round.awaited() >= AWAITED;
        double rate = round.rate(at);
        double perCall = round.messagesPerAnswer();
        long usual = round.meanNanos();
        int next = target == 1 ? afterScout(perCall, round.shortestNanos()) : target * GROWTH;
        round.begin(at);
        if (fill >= FULL && !awaited) {
            full(rate, perCall, usual, next);
        } else if (fill <= SPARSE) {
            lower();
        }
        lastWasAwaited = awaited;
    }

    /**
     * Called when SQS has throttled a receive. Receives that began before the number was lowered do not count here either, or
     * the receives of one round trip would lower it to one.
     *
     * @param tookNanos the time from call to response
     */
    void throttled(long tookNanos) {
        if (beganBeforeLowering(nanoClock.getAsLong(), tookNanos)) {
            return;
        }
        lower();
        moreDidHarm = true;
        settle(0, target);
    }

    /** The number after the first step: three, or enough for the rate of a nearby queue despite a longer round trip. */
    private static int afterScout(double perCall, long roundTripNanos) {
        if (roundTripNanos > LONGEST_ROUND_TRIP_NANOS) {
            return GROWTH;
        }
        double seconds = roundTripNanos / (double) Duration.ofSeconds(1).toNanos();
        return Math.max(GROWTH, (int) Math.ceil(NEAR_RATE_PER_SECOND * seconds / perCall));
    }

    /** Decides after a round that shows a backlog. */
    private void full(double rate, double perCall, long usual, int next) {
        if (isAfterAWait()) {
            raise(0, target, next);
            return;
        }
        unqueuedNanos = Math.min(unqueuedNanos, usual);
        roundTrip.took(usual);
        switch (phase) {
            case MORE -> climb(rate, perCall, usual, next);
            case FEWER -> keepIfAsFast(rate);
            case SETTLED -> tryAnother(rate, perCall, usual, next);
        }
    }

    private void tryAnother(double rate, double perCall, long usual, int next) {
        boolean broken = rate < BROKEN_IN * previousRate;
        boolean fall = broken && wasSlower;
        wasSlower = broken;
        boolean rested = nanoClock.getAsLong() - settledSince >= settledNanos;
        long roundTripNanos = roundTrip.nanos();
        double onTheirWay = onTheirWay(rate, perCall);
        boolean numberIsTheLimit = !moreDidHarm && onTheirWay > ON_THEIR_WAY * target;
        boolean fewer = target > ENOUGH_OF_A_NEAR_QUEUE && (fewerNext || target > EXCESS * onTheirWay);
        if (fall) {
            settledNanos = SHORTEST_SETTLED_NANOS;
        } else if (rested) {
            settledNanos = Math.min(LONGEST_SETTLED_NANOS, 2 * settledNanos);
            roundTrip.forgetEarlier(usual);
        }
        if (fall || numberIsTheLimit || rested && !fewer) {
            // The number includes spare receives. If attempts counted them as needed, it would grow until the limit.
            double needed = numberIsTheLimit ? target : Math.min(target, previousNeed);
            phase = Phase.MORE;
            afterAFall = fall;
            moreDidHarm = false;
            unqueuedNanos = fall ? usual : roundTripNanos;
            raise(rate, needed, next);
        } else if (rested) {
            tryFewer(rate);
        }
    }

    private void tryFewer(double rate) {
        phase = Phase.FEWER;
        previousTarget = target;
        previousRate = rate;
        lowerTo(Math.max(ENOUGH_OF_A_NEAR_QUEUE, target / GROWTH));
    }

    private void keepIfAsFast(double rate) {
        if (rate < SLOWER * previousRate) {
            target = previousTarget;
            fewerNext = false;
            settle(previousRate, previousNeed);
        } else {
            // Half of them instead of a third, so that some are spare.
            settledNanos = SHORTEST_SETTLED_NANOS;
            target = Math.max(target, previousTarget / 2);
            settle(Math.max(rate, previousRate), target / ROOM);
        }
    }

    private void climb(double rate, double perCall, long usual, int next) {
        // If round trips have become longer, the rate grows with the number. A machine that was busy for a moment also
        // becomes faster again, but seldom by so much at the right time. The gain of a small step to the limit is less
        // than the scatter of the rates, and such a step is cheap.
        double worthwhile = afterAFall ? Math.min(2, target / 1.5 / previousTarget) : WORTHWHILE_GAIN;
        if (rate < SLOWER * previousRate && !wasSlower) {
            wasSlower = true;
        } else if (rate < SLOWER * previousRate) {
            lowerTo(previousTarget);
            moreDidHarm = true;
            fewerNext = true;
            settle(previousRate, previousNeed);
        } else if (target < ENOUGH_OF_A_NEAR_QUEUE
                || rate > worthwhile * previousRate && usual <= QUEUED * unqueuedNanos) {
            if (afterAFall) {
                roundTrip.isNow(unqueuedNanos);
            }
            raise(rate, target, next);
        } else {
            double gain = rate / previousRate;
            double needed = afterAFall
                    ? previousNeed * Math.min(1, gain)
                    : Math.min(previousNeed * gain, Math.max(previousNeed, EXCESS * onTheirWay(rate, perCall) / ROOM));
            lowerTo(Math.min(target, Math.max((int) Math.ceil(needed * ROOM), ENOUGH_OF_A_NEAR_QUEUE)));
            fewerNext = true;
            settle(Math.max(rate, previousRate), needed);
        }
    }

    /** The number of receives that are on their way at this rate, if none waits for another. */
    private double onTheirWay(double rate, double perCall) {
        return rate * roundTrip.nanos() / perCall;
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
        phase = Phase.SETTLED;
        afterAFall = false;
        previousNeed = needed;
        wasSlower = false;
        settledSince = nanoClock.getAsLong();
        previousRate = rate;
    }

    private void lower() {
        lowerTo(Math.max(1, target / 2));
        previousTarget = target;
        previousNeed = target;
        previousRate = 0;
        phase = Phase.MORE;
        moreDidHarm = false;
        afterAFall = false;
        fewerNext = false;
        wasSlower = false;
        unqueuedNanos = Long.MAX_VALUE;
        roundTrip.forget();
        settledNanos = SHORTEST_SETTLED_NANOS;
    }

    private void lowerTo(int number) {
        target = number;
        loweredAt = nanoClock.getAsLong();
        round.begin(loweredAt);
    }
}
