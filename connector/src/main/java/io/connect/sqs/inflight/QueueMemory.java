package io.connect.sqs.inflight;

/**
 * What a task knows of a queue for as long as it runs, also when the queue fails and is opened again meanwhile: its messages come back
 * then, and must be taken for what they are.
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
