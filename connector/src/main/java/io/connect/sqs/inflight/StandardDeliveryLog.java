package io.connect.sqs.inflight;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.queue.ReceivedMessage;
import java.util.HashMap;
import java.util.Map;

/**
 * The delivery log of a standard queue. Such a queue has no order and no position to resume from. Its source offsets only show
 * which message was delivered last.
 */
public final class StandardDeliveryLog implements DeliveryLog {

    public static final String QUEUE = "queue";
    public static final String MESSAGE_ID = "message.id";

    private final Map<String, String> partition;

    public StandardDeliveryLog(QueueUrl queue) {
        // A plain HashMap, because Connect finds offsets by the serialised bytes, and Map.of iterates differently in
        // each JVM.
        partition = new HashMap<>();
        partition.put(QUEUE, queue.url());
    }

    @Override
    public boolean isDelivered(ReceivedMessage message) {
        return false;
    }

    @Override
    public SourcePosition handOver(InFlightMessage message) {
        return new SourcePosition(partition, Map.of(MESSAGE_ID, message.messageId()));
    }

    @Override
    public void acknowledged(InFlightMessage message) {
        // A standard queue stores no progress.
    }

    @Override
    public void deleted(InFlightMessage message) {
        // A standard queue stores no progress that a delete could remove.
    }
}
