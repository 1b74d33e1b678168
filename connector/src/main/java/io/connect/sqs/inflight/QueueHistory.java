package io.connect.sqs.inflight;

import java.util.function.LongSupplier;

/**
 * The knowledge that a task keeps of a queue for as long as the task runs. A queue that fails and is opened again gives its
 * messages once more, and the history tells which of them are known.
 *
 * @param log the messages delivered
 * @param missedDeletes messages that were delivered and could not be deleted
 * @param returned messages that were released without having been seen
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
