package io.connect.bench.arrival;

import io.connect.bench.ledger.Arrival;
import io.connect.bench.ledger.Ledger;
import io.connect.bench.payload.MessageIdentity;
import io.connect.bench.payload.RawBodies;
import io.connect.bench.scenario.RecordPart;
import io.connect.testbed.kafka.KafkaAccess;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the records that the subject delivers, on one daemon thread, from the start of the topics until it is closed.
 *
 * <p>Only committed records count (read_committed): records of an aborted transaction were never delivered. Records of one poll
 * share a stamp, taken as soon as the poll returns. The time that the bench spends on them afterwards does not count as the
 * subject's latency.
 */
public final class ArrivalReader implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ArrivalReader.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int RECORDS_A_POLL = 5_000;
    private static final long CLOSE_MILLIS = 5_000;
    private static final int LONGEST_NOTHING = 8;
    /** Time for a new topic to become known to the broker. */
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(30);

    private final Topics topics;
    private final ExpectedRecords expected;
    private final Ledger ledger;
    private final Listener listener;
    private final LongSupplier clockMicros;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread = new Thread(this::read, "arrivals");
    private RecordCheck check;
    private volatile boolean closed;
    private volatile RuntimeException failure;

    /**
     * The topics that the subject writes to.
     *
     * @param delivered topic of the messages
     * @param deadLetters topic of the dead letters, if the subject has one
     * @param deadBody part of a dead letter that holds the message's body
     */
    public record Topics(String delivered, Optional<String> deadLetters, RecordPart deadBody) {}

    /** Receives each arrived message, on the reader's thread. */
    public interface Listener {

        /** A record of this run arrived at {@code seenMicros}. */
        void arrived(MessageIdentity message, Arrival arrival, long seenMicros);
    }

    /**
     * Creates a reader that does not read yet.
     *
     * @param kafka a connection to Kafka that no fault affects
     * @param expected the records that must arrive; any other record counts as foreign
     */
    public ArrivalReader(
            KafkaAccess kafka,
            Topics topics,
            ExpectedRecords expected,
            Ledger ledger,
            Listener listener,
            LongSupplier clockMicros) {
        this.topics = topics;
        this.expected = expected;
        this.ledger = ledger;
        this.listener = listener;
        this.clockMicros = clockMicros;
        Map<String, Object> properties = kafka.properties();
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "arrivals");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // Another shard may have removed a topic. Reading it here must not create it again.
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_A_POLL);
        this.consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        thread.setDaemon(true);
    }

    /**
     * Assigns all partitions and begins to read. No consumer group is used, because its rebalances would delay arrivals.
     *
     * @throws TimeoutException when the brokers do not know a topic within 30 s
     */
    public void start() {
        List<TopicPartition> partitions = Stream.concat(Stream.of(topics.delivered()), topics.deadLetters().stream())
                .flatMap(topic -> partitions(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        long ofMessages = partitions.stream()
                .filter(partition -> partition.topic().equals(topics.delivered()))
                .count();
        check = new RecordCheck(expected, (int) ofMessages);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread.start();
    }

    /** Waits until the topic has partitions. The controller confirms a new topic, but the brokers learn of it a little later. */
    private List<PartitionInfo> partitions(String topic) {
        long end = System.nanoTime() + KNOWN_WITHIN.toNanos();
        List<PartitionInfo> known = consumer.partitionsFor(topic);
        while (known.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new TimeoutException(
                        "topic " + topic + " is not known to the brokers after " + KNOWN_WITHIN.toSeconds() + " s");
            }
            LockSupport.parkNanos(POLL.toNanos());
            known = consumer.partitionsFor(topic);
        }
        return known;
    }

    /** The error that ended reading before the reader was closed; empty if there was none. */
    public Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    private void read() {
        try (consumer) {
            while (!closed) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                long seen = clockMicros.getAsLong();
                for (ConsumerRecord<byte[], byte[]> arrived : records) {
                    take(arrived, seen);
                }
            }
        } catch (WakeupException e) {
            if (!closed) {
                failure = e;
            }
        } catch (RuntimeException e) {
            log.error("reading arrivals from {} ended", topics, e);
            failure = e;
        }
    }

    void take(ConsumerRecord<byte[], byte[]> arrived, long seen) {
        if (arrived.topic().equals(topics.delivered())) {
            takeDelivered(arrived, seen);
            return;
        }
        // No converter has read a dead letter: its body is the original one.
        Optional<MessageIdentity> dead = identity(RawBodies.identity(body(arrived, topics.deadBody())));
        if (dead.isEmpty()) {
            foreign();
        } else if (expected.counts(dead.get())) {
            ledger.deadLettered(dead.get().producer(), dead.get().seq());
        }
    }

    private void takeDelivered(ConsumerRecord<byte[], byte[]> arrived, long seen) {
        if (isEmpty(arrived.value())) {
            if (expected.countsForeign()) {
                ledger.empty();
            }
            return;
        }
        Optional<MessageIdentity> identity = MessageIdentity.read(arrived.value());
        // A message's identity is also found in its body in the form in which it was sent.
        identity = identity(
                identity.isEmpty() && expected.bodies().unpacked() ? RawBodies.identity(arrived.value()) : identity);
        if (identity.isEmpty()) {
            foreign();
            return;
        }
        MessageIdentity message = identity.get();
        if (!expected.counts(message)) {
            return;
        }
        OptionalLong intended = ledger.intended(message.producer(), message.seq());
        if (intended.isEmpty()) {
            foreign();
            return;
        }
        Arrival arrival = ledger.delivered(
                message.producer(), message.seq(), check.look(arrived, message.seq(), intended.getAsLong()), seen);
        listener.arrived(message, arrival, seen);
    }

    private Optional<MessageIdentity> identity(Optional<MessageIdentity> read) {
        return read.filter(message -> message.run().equals(expected.run()));
    }

    private void foreign() {
        if (expected.countsForeign()) {
            ledger.foreign();
        }
    }

    /** Whether a value is an empty text, or null in JSON. */
    private static boolean isEmpty(byte[] value) {
        return value == null
                || value.length <= LONGEST_NOTHING
                        && List.of("", "\"\"", "null", "{}")
                                .contains(new String(value, StandardCharsets.UTF_8).strip());
    }

    private static byte[] body(ConsumerRecord<byte[], byte[]> arrived, RecordPart part) {
        return switch (part.place()) {
            case VALUE -> arrived.value();
            case KEY -> arrived.key();
            case HEADER -> {
                Header header = arrived.headers().lastHeader(part.header());
                yield header == null ? null : header.value();
            }
        };
    }

    /** Stops reading; records not yet polled are not read. */
    @Override
    public void close() {
        closed = true;
        if (thread.getState() == Thread.State.NEW) {
            // The thread closes the consumer, but it was never started.
            consumer.close();
            return;
        }
        consumer.wakeup();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
