package io.connect.bench.calibrate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The leanest program that moves messages from SQS to Kafka without losing any. It receives messages in batches of ten, produces
 * them, and deletes them in batches of ten after Kafka has acknowledged them. These steps do not wait for each other, and only
 * acknowledged messages are deleted. FIFO groups are not kept in order.
 *
 * <p>Only one thread may start and stop it; any thread may call the other methods.
 */
final class BareLoop {
    private static final Logger log = LoggerFactory.getLogger(BareLoop.class);
    /** Large enough for the largest message that SQS takes. */
    private static final int MAX_REQUEST_BYTES = 2 * 1024 * 1024;
    /** How long a long poll may continue after the loop was stopped. It may still return messages. */
    private static final Duration HANG_UP_AFTER = Duration.ofSeconds(1);

    private final Producer<String, String> producer;
    private final String topic;
    private final InFlight inFlight = new InFlight();
    private final List<Receives> receives = new ArrayList<>();
    private final List<Deletes> deletes = new ArrayList<>();
    private final AtomicLong deleted = new AtomicLong();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /**
     * Creates a loop that is not started yet.
     *
     * @param sqs the client; the caller closes it
     * @param bootstrapServers the bootstrap servers of Kafka
     * @param queueUrls queues to receive from
     * @param topic the topic that the messages go to
     * @param wait how long a receive waits at an empty queue, whole seconds up to 20
     */
    BareLoop(LeanSqs sqs, String bootstrapServers, List<String> queueUrls, String topic, Duration wait) {
        this.topic = topic;
        this.producer = new KafkaProducer<>(
                // Linger and batch size are the producer's defaults, as in Connect.
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        MAX_REQUEST_BYTES,
                        // As in Connect, the producer waits for an unreachable broker.
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        Integer.MAX_VALUE,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        Long.MAX_VALUE,
                        // When a producer reconnects through its bootstrap servers, it forgets the topic. A send then
                        // blocks the event loop until the brokers are available again. Meanwhile deletes must continue.
                        CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG,
                        "none"),
                new StringSerializer(),
                new StringSerializer());
        for (String queueUrl : queueUrls) {
            Deletes ofQueue = new Deletes(sqs, queueUrl, inFlight, deleted, this::fail);
            deletes.add(ofQueue);
            receives.add(new Receives(sqs, queueUrl, wait, inFlight, message -> produce(message, ofQueue), this::fail));
        }
    }

    void start() {
        receives.forEach(Receives::start);
    }

    private void produce(LeanMessage message, Deletes whenAcknowledged) {
        inFlight.messageComes(message);
        try {
            producer.send(new ProducerRecord<>(topic, message.id(), message.body()), (metadata, error) -> {
                if (error != null) {
                    giveUp(message, error);
                    return;
                }
                try {
                    whenAcknowledged.add(message);
                } catch (RuntimeException | Error e) {
                    // If this error were thrown again, it would end the producer's thread without a message.
                    giveUp(message, new IllegalStateException(e));
                }
            });
        } catch (RuntimeException e) {
            giveUp(message, e);
        }
    }

    private void giveUp(LeanMessage message, Exception error) {
        inFlight.messageGoes(message);
        fail(new IllegalStateException(
                "message " + message.id() + " cannot be produced to " + topic + ": " + error, error));
    }

    /** Ends the loop on the first permanent error. */
    private void fail(Throwable error) {
        if (failure.compareAndSet(null, error)) {
            log.error("the loop ends", error);
            endReceives();
        }
    }

    private void endReceives() {
        receives.forEach(Receives::stop);
        inFlight.letGo();
    }

    /** Messages that were produced, acknowledged and deleted. */
    long moved() {
        return deleted.get();
    }

    /** The error that ended the loop, if one did. */
    Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    /**
     * Stops receiving and waits until the received messages are acknowledged and deleted.
     *
     * @param patience the longest time that this may take
     * @return whether all were deleted in time; otherwise SQS delivers the remaining messages again later
     */
    boolean stop(Duration patience) throws InterruptedException {
        endReceives();
        boolean settled = awaitSettled(HANG_UP_AFTER);
        if (!settled) {
            receives.forEach(Receives::hangUp);
            settled = awaitSettled(patience.minus(HANG_UP_AFTER));
        }
        deletes.forEach(Deletes::giveUp);
        producer.close(settled ? patience : Duration.ZERO);
        return settled;
    }

    private boolean awaitSettled(Duration patience) throws InterruptedException {
        try {
            inFlight.settled().get(Math.max(0, patience.toMillis()), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("it is completed without errors only", e);
        }
    }

    /** The calls and messages in progress, for the error message when the loop does not stop. */
    @Override
    public String toString() {
        return inFlight + "; " + deletes;
    }
}
