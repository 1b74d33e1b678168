package io.connect.bench.load;

/**
 * Called for every batch: once when it is sent, and exactly once more when its result is known. Called on
 * Gatling's event loops; implementations must not block.
 */
public interface SendListener {

    /**
     * A batch is about to be sent.
     *
     * @param batch its number in the plan
     * @param intendedMicros the time when it was due
     * @param sentMicros the time when it was sent, never before it was due by more than the scheduler's tick
     */
    void sent(long batch, long intendedMicros, long sentMicros);

    /** SQS reported for each message whether it was accepted. */
    void answered(long batch, SendBatchResponse response, long answeredMicros);

    /** SQS rejected the whole call and accepted none of its messages. */
    void refused(long batch, String reason, long answeredMicros);

    /** No readable answer came: SQS may or may not have accepted the messages. */
    void unanswered(long batch, String reason, long atMicros);
}
