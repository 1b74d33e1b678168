package io.connect.sqs;

/**
 * Detects whether Connect runs this task in transactions.
 *
 * <p>The configuration does not show this. A distributed worker checks {@code exactly.once.support=required} when the connector
 * is configured. A standalone worker does not check it, and workers can lose exactly-once support later. Connect has no method
 * to query it. With exactly-once support, a certain class of Connect calls {@code SourceTask.commit} after every batch, and
 * this class is recognised. If the class has another name in a version of Connect, transactions are not detected. Then the
 * connector skips the work that only transactions need, and no message is lost.
 */
final class TransactionDetector {

    private static final String TRANSACTIONAL_RUNNER = "org.apache.kafka.connect.runtime.ExactlyOnceWorkerSourceTask";

    private volatile boolean asked;
    private volatile boolean detected;

    /** Must be called from within {@code SourceTask.commit}. */
    void commitIsCalled() {
        if (!asked) {
            detected = StackWalker.getInstance()
                    .walk(frames ->
                            frames.anyMatch(frame -> frame.getClassName().equals(TRANSACTIONAL_RUNNER)));
            asked = true;
        }
    }

    boolean isDetected() {
        return detected;
    }
}
