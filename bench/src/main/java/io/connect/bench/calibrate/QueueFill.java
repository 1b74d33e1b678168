package io.connect.bench.calibrate;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Puts messages of 1 KB into a queue, for a {@link BareLoop} to move. */
final class QueueFill {

    /** Size of each body. */
    static final int MESSAGE_BYTES = 1_000;

    private static final String BODY = "x".repeat(MESSAGE_BYTES);

    private QueueFill() {}

    /** Sends the messages, a multiple of ten, over the loop's threads and its own client. */
    static void fill(BareLoop loop, String queueUrl, int messages) throws Exception {
        BareLoop.onThreads(BareLoop.THREADS, thread -> {
            for (int batch = thread; batch < messages / BareLoop.BATCH; batch += BareLoop.THREADS) {
                loop.sqs()
                        .sendMessageBatch(request -> request.queueUrl(queueUrl).entries(entries()));
            }
        });
    }

    private static List<SendMessageBatchRequestEntry> entries() {
        List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
        for (int i = 0; i < BareLoop.BATCH; i++) {
            entries.add(SendMessageBatchRequestEntry.builder()
                    .id(Integer.toString(i))
                    .messageBody(BODY)
                    .build());
        }
        return entries;
    }
}
