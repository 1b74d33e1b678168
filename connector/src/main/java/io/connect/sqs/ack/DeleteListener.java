package io.connect.sqs.ack;

import io.connect.sqs.inflight.InFlightMessage;
import io.connect.sqs.queue.SqsFailure;

/** Called with the outcome of deletes, on the task's own thread. */
public interface DeleteListener {

    /** SQS has confirmed the delete. */
    void deleted(InFlightMessage message);

    /** The handle is no longer valid: the message will be received again, and must then be deleted and not produced. */
    void handleLapsed(InFlightMessage message);

    /** Deleting fails for good. */
    void failed(SqsFailure failure);
}
