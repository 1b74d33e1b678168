package io.connect.sqs;

/**
 * Whether Connect really runs this task in transactions.
 *
 * <p>The configuration does not say: {@code exactly.once.support=required} is checked by a distributed worker when the connector is
 * configured, and by nobody when a standalone worker runs it or when the workers lose exactly-once support later. Connect has no
 * call to ask, but under exactly-once support it is one class of it that calls {@code SourceTask.commit}, after every batch. A
 * version in which that class is called otherwise gives no proof, which costs what rests on it and loses nothing.
 */
final class TransactionDetector {

    private static final String TRANSACTIONAL_RUNNER = "org.apache.kafka.connect.runtime.ExactlyOnceWorkerSourceTask";

    private volatile boolean asked;
    private volatile boolean detected;

    /** To be called from within {@code SourceTask.commit}. */
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
