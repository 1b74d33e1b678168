package io.connect.sqs.validation;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.config.SqsSourceConfig;
import io.connect.sqs.fifo.FifoOffsets;
import io.connect.sqs.inflight.StandardDeliveryLog;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;

/** Rules for the offsets that a user may write with Connect's REST API. */
public final class OffsetRules {

    private OffsetRules() {}

    /**
     * Offsets of any queue may be reset. For a FIFO queue, all messages then count as new: messages that Kafka has and SQS has
     * not deleted yet are produced again. Offsets of a FIFO queue may be written in the format in which this API returns them.
     * No task reads offsets of a standard queue, so writing them would have no effect.
     *
     * @throws ConnectException if an offset would have no effect
     */
    public static void check(SqsSourceConfig config, Map<Map<String, ?>, Map<String, ?>> offsets) {
        offsets.forEach((partition, offset) -> {
            if (offset == null) {
                return;
            }
            Object url = partition == null ? null : partition.get(StandardDeliveryLog.QUEUE);
            if (url == null) {
                throw new ConnectException("Source partition " + partition + " names no queue; it should look like {\""
                        + FifoOffsets.QUEUE + "\": \"https://…/orders.fifo\", \"" + FifoOffsets.SLOT + "\": \"0\"}");
            }
            QueueUrl queue = QueueUrl.parse(url.toString());
            if (!queue.isFifo()) {
                throw new ConnectException(
                        "Standard queue " + queue
                                + " has no position to set: SQS itself keeps track of unread messages. Its offset may only be reset");
            }
            if (!config.queues().contains(queue)) {
                throw new ConnectException("Queue " + queue + " is none of this connector's: " + config.queues());
            }
            FifoOffsets.check(queue, partition, offset);
        });
    }
}
