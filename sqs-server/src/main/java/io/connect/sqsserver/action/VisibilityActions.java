package io.connect.sqsserver.action;

import io.connect.sqsserver.error.SqsException;
import io.connect.sqsserver.message.Limits;
import io.connect.sqsserver.service.HostedQueue;
import io.connect.sqsserver.wire.Answer;
import io.connect.sqsserver.wire.Parameters;
import java.util.List;

/** ChangeMessageVisibility and ChangeMessageVisibilityBatch. */
final class VisibilityActions {

    private static final long SECOND_MILLIS = 1_000;

    private VisibilityActions() {}

    static Answer one(Call call) {
        change(call, QueueUrl.resolve(call), call.parameters()).run();
        return Answer.EMPTY;
    }

    static Answer batch(Call call) {
        HostedQueue queue = QueueUrl.resolve(call);
        List<Parameters> entries = Batch.entries(call, "ChangeMessageVisibilityBatchRequestEntry");
        return Batch.each(entries, "ChangeMessageVisibilityBatchResultEntry", entry -> change(call, queue, entry));
    }

    private static Runnable change(Call call, HostedQueue queue, Parameters parameters) {
        String handle = parameters.required("ReceiptHandle");
        int seconds = parameters
                .integer(
                        "VisibilityTimeout",
                        0,
                        Limits.VISIBILITY_SECONDS,
                        "Must be between 0 and " + Limits.VISIBILITY_SECONDS + ".")
                .orElseThrow(() -> SqsException.missing("VisibilityTimeout"));
        return () -> queue.queue().changeVisibility(handle, seconds * SECOND_MILLIS, call.nowMillis());
    }
}
