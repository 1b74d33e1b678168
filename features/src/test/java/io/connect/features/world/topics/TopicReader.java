package io.connect.features.world.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic from its beginning as a consumer of committed records; each look reads the new records. */
final class TopicReader implements AutoCloseable {
    private static final Duration API_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    /** By position: after a broker's crash a consumer may go back a little, and a record that it reads twice counts once. */
    private final Map<String, Arrived> seen = new LinkedHashMap<>();

    private final String topic;
    private long readAgain;

    TopicReader(String bootstrapServers, String topic, int partitions) {
        this.topic = topic;
        this.consumer = fromTheBeginning(bootstrapServers, topic, partitions);
    }

    /** A consumer of all committed records of a topic. */
    static Consumer<byte[], byte[]> fromTheBeginning(String bootstrapServers, String topic, int partitions) {
        Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        (int) API_TIMEOUT.toMillis(),
                        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        (int) API_TIMEOUT.toMillis(),
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        8 << 20),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> all = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            all.add(new TopicPartition(topic, partition));
        }
        consumer.assign(all);
        consumer.seekToBeginning(all);
        return consumer;
    }

    /**
     * Reads the records committed until now.
     *
     * @return all records from the beginning, each partition in order; fewer while the broker cannot be reached
     */
    List<Arrived> look() {
        try {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            long deadline = System.nanoTime() + API_TIMEOUT.toNanos();
            while (!reached(ends) && System.nanoTime() < deadline) {
                consumer.poll(POLL).forEach(entry -> see(Arrived.of(entry)));
            }
        } catch (KafkaException brokerIsAway) {
            // Scenarios kill brokers, so waiting steps try again until a deadline.
        }
        return List.copyOf(seen.values());
    }

    /** How many positions were read again because the consumer had gone back. */
    long readAgain() {
        return readAgain;
    }

    /**
     * A position that is read again must have the same record.
     *
     * @throws IllegalStateException when it has another record. The broker has then lost a record that consumers had seen, and
     *     the account would blame the connector
     */
    private void see(Arrived arrived) {
        Arrived before = seen.putIfAbsent(arrived.place(), arrived);
        if (before != null) {
            readAgain++;
            if (!Objects.equals(before.value(), arrived.value())) {
                throw new IllegalStateException("the broker has replaced the record at " + topic + " " + arrived.place()
                        + " after a consumer had seen it: it was " + before.value() + " and is " + arrived.value());
            }
        }
    }

    private boolean reached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey(), API_TIMEOUT) >= end.getValue());
    }

    @Override
    public void close() {
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(1)));
    }
}
