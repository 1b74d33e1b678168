package io.connect.sqs;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.fifo.FifoDeliveryLog;
import io.connect.sqs.fifo.FifoOffsets;
import io.connect.sqs.inflight.DeliveryLog;
import io.connect.sqs.inflight.StandardDeliveryLog;
import io.connect.sqs.queue.QueueAttributes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** Creates the delivery log of each queue of a task. The log of a FIFO queue starts from the offsets that Connect has stored. */
final class DeliveryLogs implements BiFunction<QueueUrl, QueueAttributes, DeliveryLog> {

    private final Map<QueueUrl, Collection<Map<String, Object>>> stored;
    private final Duration window;
    private final InstantSource clock;

    private DeliveryLogs(Map<QueueUrl, Collection<Map<String, Object>>> stored, Duration window, InstantSource clock) {
        this.stored = stored;
        this.window = window;
        this.clock = clock;
    }

    /** Reads the offsets with one call per queue, because each call reads the offsets topic to its end. */
    static DeliveryLogs read(List<QueueUrl> queues, Duration window, OffsetStorageReader reader, InstantSource clock) {
        Map<QueueUrl, Collection<Map<String, Object>>> stored = new HashMap<>();
        queues.stream()
                .filter(QueueUrl::isFifo)
                .forEach(queue -> stored.put(
                        queue, reader.offsets(FifoOffsets.partitions(queue)).values()));
        return new DeliveryLogs(stored, window, clock);
    }

    @Override
    public DeliveryLog apply(QueueUrl queue, QueueAttributes attributes) {
        return queue.isFifo()
                ? new FifoDeliveryLog(queue, attributes.createdTimestamp(), stored.get(queue), window, clock)
                : new StandardDeliveryLog(queue);
    }
}
