package io.connect.sqsserver.action;

import io.connect.sqsserver.service.HostedQueue;
import io.connect.sqsserver.wire.Answer;
import io.connect.sqsserver.wire.Parameters;
import java.util.List;

/** DeleteMessage and DeleteMessageBatch. */
final class DeleteActions {

    private static final String HANDLE = "ReceiptHandle";

    private final Quotas quotas;

    DeleteActions(Quotas quotas) {
        this.quotas = quotas;
    }

    Answer one(Call call) {
        HostedQueue queue = QueueUrl.resolve(call);
        String handle = call.parameters().required(HANDLE);
        quotas.spend(queue, "DeleteMessage", List.of(), call.nowMillis());
        queue.queue().delete(handle, call.nowMillis());
        return Answer.EMPTY;
    }

    Answer batch(Call call) {
        HostedQueue queue = QueueUrl.resolve(call);
        List<Parameters> entries = Batch.entries(call, "DeleteMessageBatchRequestEntry");
        quotas.spend(queue, "DeleteMessage", List.of(), call.nowMillis());
        return Batch.each(entries, "DeleteMessageBatchResultEntry", entry -> {
            String handle = entry.required(HANDLE);
            return () -> queue.queue().delete(handle, call.nowMillis());
        });
    }
}
