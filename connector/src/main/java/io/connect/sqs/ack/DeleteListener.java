package io.connect.sqs.ack;

import io.connect.sqs.inflight.InFlightMessage;
import io.connect.sqs.queue.SqsFailure;

/** Hears the outcome of deletes; called on the task's own thread. */
public interface DeleteListener {

    /** SQS has confirmed the delete. */
    void deleted(InFlightMessage message);

    /** The handle held the message no more: it will be received again, and must be deleted then and not produced. */
    void handleLapsed(InFlightMessage message);

    /** Deleting fails in a way that does not pass. */
    void failed(SqsFailure failure);
}
