package io.connect.sqs.ack;

import io.connect.sqs.inflight.InFlightMessage;
import io.connect.sqs.queue.SqsFailure;

/** Called with the outcome of deletes, on the task's own thread. */
public interface DeleteListener {

    /** SQS has confirmed the delete. */
    void deleted(InFlightMessage message);

    /** The receipt handle is no longer valid. The message will be received again, and must then only be deleted. */
    void handleLapsed(InFlightMessage message);

    /** Deleting has failed and is not retried. */
    void failed(SqsFailure failure);
}
