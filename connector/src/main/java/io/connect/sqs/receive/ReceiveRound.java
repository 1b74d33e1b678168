package io.connect.sqs.receive;

/** Counts the responses of one round of receives. Times are in nanoseconds of one clock. Not thread-safe. */
final class ReceiveRound {

    private long beganAt;
    private long lastAnswerAt;
    private int answers;
    private long received;
    private long awaited;
    private long asked;
    private long shortestNanos;
    private long allNanos;

    ReceiveRound(long now) {
        begin(now);
    }

    void begin(long now) {
        beganAt = now;
        lastAnswerAt = now;
        answers = 0;
        received = 0;
        awaited = 0;
        asked = 0;
        shortestNanos = Long.MAX_VALUE;
        allNanos = 0;
    }

    void answered(long now, int receivedMessages, int roomFor, long tookNanos, boolean wereAwaited) {
        answers++;
        lastAnswerAt = now;
        received += receivedMessages;
        awaited += wereAwaited ? receivedMessages : 0;
        asked += roomFor;
        shortestNanos = Math.min(shortestNanos, tookNanos);
        allNanos += tookNanos;
    }

    int answers() {
        return answers;
    }

    long lastAnswerAt() {
        return lastAnswerAt;
    }

    long nanosUntil(long now) {
        return now - beganAt;
    }

    /** The part of the asked messages that came, from 0 to 1. */
    double fill() {
        return (double) received / asked;
    }

    /** The part of the messages for which receives waited, from 0 to 1. */
    double awaited() {
        return (double) awaited / received;
    }

    /** Messages per nanosecond until this time. */
    double rate(long until) {
        return (double) received / nanosUntil(until);
    }

    double messagesPerAnswer() {
        return (double) received / answers;
    }

    /** The mean time of a receive. One receive says little, because the times of single receives scatter. */
    long meanNanos() {
        return allNanos / answers;
    }

    /** The shortest receive of the round; {@link Long#MAX_VALUE} before the first response. */
    long shortestNanos() {
        return shortestNanos;
    }
}
