package io.connect.sqs.inflight;

import java.util.function.LongSupplier;

/**
 * The state of a queue that a task keeps as long as it runs. If a queue fails and is opened again, its messages are received
 * again, and the history shows which of them are known.
 *
 * @param log the delivered messages
 * @param missedDeletes delivered messages whose delete may have been too late
 * @param returned messages that were released before Connect had seen them
 */
public record QueueHistory(DeliveryLog log, MissedDeletes missedDeletes, ReturnedMessages returned) {

    /**
     * The history of a queue that is opened for the first time.
     *
     * @param nanoClock the task's monotonic clock
     */
    public QueueHistory(DeliveryLog log, LongSupplier nanoClock) {
        this(log, new MissedDeletes(nanoClock), new ReturnedMessages(nanoClock));
    }

    /** Forgets the messages that cannot come back any more; called on the task's own thread. */
    public void forgetOld() {
        missedDeletes.forgetOld();
        returned.forgetOld();
    }
}
