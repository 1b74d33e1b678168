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
 * The least that moves messages from SQS into Kafka and still loses nothing. Messages are received by tens, produced, and
 * deleted by tens once Kafka has acknowledged them. None of these waits for another, and no message is deleted that is not
 * acknowledged. FIFO groups are not kept in order.
 *
 * <p>Starting and stopping belong to one thread; any thread may call the rest.
 */
final class BareLoop {
    private static final Logger log = LoggerFactory.getLogger(BareLoop.class);
    /** Large enough for the largest message that SQS takes. */
    private static final int MAX_REQUEST_BYTES = 2 * 1024 * 1024;
    /** Time for a long poll to return by itself, perhaps with messages, when the loop must stop. */
    private static final Duration HANG_UP_AFTER = Duration.ofSeconds(1);

    private final Producer<String, String> producer;
    private final String topic;
    private final InFlight inFlight = new InFlight();
    private final List<Receives> receives = new ArrayList<>();
    private final List<Deletes> deletes = new ArrayList<>();
    private final AtomicLong deleted = new AtomicLong();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /**
     * A loop that does nothing yet.
     *
     * @param sqs stays the caller's to close
     * @param bootstrapServers the bootstrap servers of Kafka
     * @param queueUrls queues to take from
     * @param topic the topic that the messages go to
     * @param wait the wait of a receive on a queue that is empty, whole seconds up to 20
     */
    BareLoop(LeanSqs sqs, String bootstrapServers, List<String> queueUrls, String topic, Duration wait) {
        this.topic = topic;
        this.producer = new KafkaProducer<>(
                // Lingering and batches are the producer's own defaults, as in Connect.
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
                        // A producer that starts anew with its bootstrap servers forgets the topic. A send then blocks
                        // the event loop until the brokers are back, and deletes have to go on meanwhile.
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
                    // If it were thrown on, it would end the producer's thread without a message.
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

    /** The first error that will not pass ends the loop. */
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

    /** The error that ended the loop. */
    Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    /**
     * Receives no more and waits until the messages under way are acknowledged and deleted.
     *
     * @param patience the longest time that this may take
     * @return whether it came to that; otherwise the rest is left undeleted and comes again
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

    /** The calls and messages under way, for the error of a loop that does not end. */
    @Override
    public String toString() {
        return inFlight + "; " + deletes;
    }
}
