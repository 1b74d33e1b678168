package io.connect.features.lottery.run;

import io.connect.features.lottery.account.Ledger;
import io.connect.features.lottery.plan.Message;
import io.connect.features.lottery.plan.MessagePlan;
import io.connect.features.lottery.plan.MessagePlan.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** Sends the messages of a part at a steady rate, over a path without faults. */
final class Sender {
    private final Arena arena;
    private final Surroundings surroundings;
    private final MessagePlan plan;
    private final Ledger ledger;
    private final Chronicle chronicle;

    Sender(Arena arena, Surroundings surroundings, MessagePlan plan, Ledger ledger, Chronicle chronicle) {
        this.arena = arena;
        this.surroundings = surroundings;
        this.plan = plan;
        this.ledger = ledger;
        this.chronicle = chronicle;
    }

    /** Sends this many messages, evenly over this time; returns when the last one is accepted. */
    void send(int messages, long lengthMs) throws InterruptedException {
        long sent = 0;
        for (Batch batch : plan.batches(messages)) {
            long dueMs = lengthMs * sent / messages;
            long early = dueMs - chronicle.nowMs();
            if (early > 0) {
                TimeUnit.MILLISECONDS.sleep(early);
            }
            send(batch);
            sent += batch.count();
        }
    }

    private void send(Batch batch) {
        List<Message> messages = new ArrayList<>();
        List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
        for (int i = 0; i < batch.count(); i++) {
            Message message = plan.message(batch.queue(), batch.first() + i);
            messages.add(message);
            SendMessageBatchRequestEntry.Builder entry = SendMessageBatchRequestEntry.builder()
                    .id(Integer.toString(i))
                    .messageBody(message.body());
            if (message.group() != null) {
                entry.messageGroupId(message.group())
                        .messageDeduplicationId(plan.run() + "-" + message.id().replace('/', '-'));
            }
            entries.add(entry.build());
        }
        long atMs = chronicle.nowMs();
        SendMessageBatchResponse answer = arena.testbed()
                .sqs()
                .client()
                .sendMessageBatch(request ->
                        request.queueUrl(surroundings.queueUrl(batch.queue())).entries(entries));
        if (!answer.failed().isEmpty()) {
            throw new IllegalStateException("SQS refused messages of the lottery: " + answer.failed());
        }
        answer.successful()
                .forEach(entry -> ledger.sent(messages.get(Integer.parseInt(entry.id())), atMs, entry.messageId()));
    }
}
