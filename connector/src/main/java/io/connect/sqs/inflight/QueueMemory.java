package io.connect.sqs.inflight;

/**
 * The memory that a task keeps of a queue for as long as the task runs. A queue that fails and is opened again gives its messages once
 * more, and the memory tells which of them are known.
 *
 * @param log        what has been delivered
 * @param lapsed     what has been delivered and could not be deleted
 * @param handedBack what went back to the queue without having been seen
 */
public record QueueMemory(DeliveryLog log, LapsedHandles lapsed, HandedBackOnce handedBack) {

    /** A memory of a queue that is opened for the first time. */
    public QueueMemory(DeliveryLog log) {
        this(log, new LapsedHandles(), new HandedBackOnce());
    }
}
