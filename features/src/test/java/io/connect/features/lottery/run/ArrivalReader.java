package io.connect.features.lottery.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.connect.features.lottery.account.Arrivals;
import io.connect.features.lottery.account.Receipt;
import io.connect.features.lottery.plan.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads committed records of all lanes from the beginning, on the listener without faults. Used by one thread only. */
final class ArrivalReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int TIMEOUT_MS = 5_000;
    private static final Duration READ_AGAIN = Duration.ofSeconds(120);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<String, Lane> deadLetters = new HashMap<>();
    private final Arrivals arrivals;
    private final Chronicle chronicle;

    ArrivalReader(Arena arena, Surroundings surroundings, Arrivals arrivals, Chronicle chronicle) {
        this.arrivals = arrivals;
        this.chronicle = chronicle;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        arena.kafka().bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        TIMEOUT_MS,
                        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        TIMEOUT_MS),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> all = new ArrayList<>();
        surroundings.topics().forEach(topic -> {
            for (int partition = 0; partition < Surroundings.PARTITIONS; partition++) {
                all.add(new TopicPartition(topic, partition));
            }
        });
        for (Lane lane : Lane.values()) {
            deadLetters.put(surroundings.deadLetters(lane), lane);
        }
        consumer.assign(all);
        consumer.seekToBeginning(all);
    }

    /** Reads the new records. */
    void read() {
        try {
            consumer.poll(POLL).forEach(this::take);
        } catch (KafkaException brokerIsAway) {
            // Faults kill brokers, so the next call tries again.
        }
    }

    /**
     * Reads until the current end of the topics.
     *
     * @throws IllegalStateException when that takes too long
     */
    void readToEnd() {
        long giveUp = System.nanoTime() + READ_AGAIN.toNanos();
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException("Kafka has not given all records again within " + READ_AGAIN.toSeconds()
                        + " s; the ends are " + ends);
            }
            read();
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> entry) {
        Receipt receipt = new Receipt(
                new Receipt.Place(entry.topic(), entry.partition(), entry.offset()),
                chronicle.nowMs(),
                text(entry.key()),
                text(entry.value()),
                header(entry, "sqs.message.id"));
        Lane dead = deadLetters.get(entry.topic());
        if (dead == null) {
            arrivals.received(receipt);
        } else {
            arrivals.deadLetter(
                    dead, receipt, header(entry, "sqs.dlq.reason") + ", " + header(entry, "sqs.dlq.exception.message"));
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> entry, String name) {
        Header header = entry.headers().lastHeader(name);
        return header == null ? null : text(header.value());
    }

    private static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, UTF_8);
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofMillis(TimeUnit.SECONDS.toMillis(2))));
    }
}
