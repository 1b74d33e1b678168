package io.connect.bench.shard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connect.bench.BrokenRunException;
import io.connect.bench.load.Share;
import io.connect.bench.shard.Minutes.Said;
import io.connect.testbed.kafka.KafkaAccess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A meeting in a topic of one partition: Kafka is the one thing that all shards reach, and it keeps what they say in one
 * order for all. Whoever comes first makes the topic and the first shard removes it; it is there before anything else is
 * made, so that a shard that breaks at whatever can tell the others.
 *
 * <p>A daemon thread reads along; any thread may call.
 */
public final class ShardMeeting implements Meeting {

    private static final Logger log = LoggerFactory.getLogger(ShardMeeting.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofMillis(100);
    /** For one thing said to be in Kafka, and read back. */
    private static final Duration SAYING = Duration.ofSeconds(30);
    /** For the others to let go of what the first is about to take away; one that was killed never will. */
    private static final Duration PARTING = Duration.ofSeconds(30);

    private final KafkaAccess kafka;
    private final String topic;
    private final Share share;
    private final String process = UUID.randomUUID().toString();
    private final KafkaProducer<String, String> producer;
    private final Thread reader = new Thread(this::read, "shards");
    private final Thread atEnd = new Thread(this::interrupted, "leave the meeting");
    private final Minutes minutes;
    private final Object closing = new Object();
    private final long openedNanos = System.nanoTime();
    private volatile boolean closed;
    private boolean hurried;
    private RuntimeException deaf;

    private ShardMeeting(KafkaAccess kafka, String topic, Share share) {
        this.kafka = kafka;
        this.topic = topic;
        this.share = share;
        this.minutes = new Minutes(share.of());
        Map<String, Object> properties = kafka.properties();
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, kafka.requestTimeoutMs());
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, SAYING.toMillis());
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) SAYING.toMillis());
        this.producer = new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
        reader.setDaemon(true);
    }

    /**
     * Comes to the meeting; the others may come later.
     *
     * @param topic of this load alone
     * @param share which shard this is
     * @throws BrokenRunException when Kafka cannot be used, or this shard is there already
     */
    public static ShardMeeting open(KafkaAccess kafka, String topic, short replication, Share share) {
        createTopic(kafka, topic, replication, share);
        ShardMeeting meeting = new ShardMeeting(kafka, topic, share);
        try {
            meeting.reader.start();
            meeting.introduce();
        } catch (RuntimeException e) {
            // Not a word more: the topic and the number belong to somebody else.
            meeting.closed = true;
            meeting.letGo();
            throw e;
        }
        Runtime.getRuntime().addShutdownHook(meeting.atEnd);
        return meeting;
    }

    private static void createTopic(KafkaAccess kafka, String topic, short replication, Share share) {
        try (Admin admin = kafka.admin()) {
            admin.createTopics(List.of(new NewTopic(topic, 1, replication)))
                    .all()
                    .get();
        } catch (ExecutionException | KafkaException e) {
            Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
            if (!(cause instanceof TopicExistsException)) {
                throw new BrokenRunException(
                        "shard " + share + " cannot make topic " + topic + ", in which shards meet, at " + kafka + ": "
                                + cause,
                        e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokenRunException("interrupted while making topic " + topic, e);
        }
    }

    /** A number that is taken is found out here, not by two processes whose messages mix. */
    private void introduce() {
        say(Minutes.HERE, "");
        String speaker = await(() -> minutes.speaker(share.part()), SAYING)
                .orElseThrow(() -> new BrokenRunException("shard " + share + " does not hear itself in topic " + topic
                        + " within " + SAYING.toSeconds() + " s"));
        if (!speaker.equals(process)) {
            throw new BrokenRunException("shard " + share + " has been at the meeting in topic " + topic
                    + " before: it runs somewhere else, or was killed; give the shards a new -Drun.id, and remove"
                    + " what is named after the old one");
        }
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public List<String> meet(String point, String words, Duration patience) {
        check();
        say(point, words);
        return await(
                        () -> {
                            Optional<List<String>> said = minutes.allAt(point);
                            if (said.isEmpty()) {
                                check();
                            }
                            return said;
                        },
                        patience)
                .orElseThrow(() -> new BrokenRunException(missing(point, patience)));
    }

    private synchronized String missing(String point, Duration patience) {
        return "of the " + share.of() + " shards of this load, number "
                + minutes.missingAt(point).stream().map(String::valueOf).collect(Collectors.joining(", "))
                + " did not come to '" + point + "' within " + patience.toSeconds() + " s";
    }

    @Override
    public synchronized void check() {
        minutes.firstBreak().filter(first -> first.shard() != share.part()).ifPresent(first -> {
            throw new BrokenRunException("shard " + first.shard() + "/" + share.of() + " broke: " + first.words());
        });
        if (deaf != null) {
            throw new BrokenRunException("shard " + share + " hears nothing of the others any more: " + deaf, deaf);
        }
    }

    @Override
    public void broke(String why) {
        synchronized (this) {
            if (closed || minutes.firstBreak().isPresent()) {
                return;
            }
        }
        try {
            say(Minutes.BROKE, why);
        } catch (BrokenRunException e) {
            log.warn("{}; they will wait for it in vain", e.getMessage());
        }
    }

    /** Waits until the minutes say something; {@code wanted} is asked with the lock held, after everything heard. */
    private synchronized <T> Optional<T> await(Supplier<Optional<T>> wanted, Duration patience) {
        long giveUp = System.nanoTime() + patience.toNanos();
        Optional<T> found = wanted.get();
        while (found.isEmpty() && deaf == null) {
            long left = giveUp - System.nanoTime();
            if (left <= 0) {
                break;
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BrokenRunException("interrupted while waiting for the other shards", e);
            }
            found = wanted.get();
        }
        return found;
    }

    private void say(String point, String words) {
        try {
            String text = JSON.writeValueAsString(new Said(share.part(), process, point, words));
            producer.send(new ProducerRecord<>(topic, 0, null, text)).get();
        } catch (ExecutionException | KafkaException | IllegalStateException | JsonProcessingException e) {
            Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
            throw new BrokenRunException("shard " + share + " cannot tell the others of '" + point + "': " + cause, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokenRunException("shard " + share + " was interrupted at '" + point + "'", e);
        }
    }

    private void read() {
        Map<String, Object> properties = kafka.properties();
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // A topic that the first shard has removed must not come back because this one still looks for it.
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            while (!closed) {
                for (ConsumerRecord<String, String> said : consumer.poll(POLL)) {
                    hear(JSON.readValue(said.value(), Said.class));
                }
            }
        } catch (RuntimeException | JsonProcessingException e) {
            goDeaf(e instanceof RuntimeException failure ? failure : new IllegalStateException(e));
        }
    }

    private synchronized void hear(Said said) {
        minutes.add(said);
        notifyAll();
    }

    private synchronized void goDeaf(RuntimeException why) {
        if (!closed) {
            log.warn("topic {}, in which shards meet, cannot be read any more: {}", topic, why.toString());
        }
        deaf = why;
        notifyAll();
    }

    private void interrupted() {
        synchronized (this) {
            hurried = true;
            notifyAll();
        }
        broke("it was interrupted before its end");
        close();
    }

    @Override
    public void close() {
        // Whoever closes second, a thread of the JVM's end, returns when all is done, too.
        synchronized (closing) {
            if (closed) {
                return;
            }
            part();
            closed = true;
            letGo();
            if (share.leads() || !theFirstCame()) {
                deleteTopic();
            }
        }
        try {
            Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (IllegalStateException ending) {
            // The JVM is ending: the hook runs, or has run.
        }
    }

    private void part() {
        try {
            say(Minutes.ENDED, "");
            if (!allHaveCome()) {
                log.info("waiting for the other shards to come, so that they hear how this one ended");
                long waited = System.nanoTime() - openedNanos;
                await(() -> Optional.of(true).filter(any -> hurried || allHaveCome()), PATIENCE.minusNanos(waited));
            }
            if (share.leads()
                    && await(() -> Optional.of(true).filter(any -> minutes.allHaveEnded()), PARTING)
                            .isEmpty()) {
                log.warn("shards {} have not ended within {} s", stillHere(), PARTING.toSeconds());
            }
        } catch (BrokenRunException e) {
            log.warn("{}", e.getMessage());
        }
    }

    /** All that this one has to wait for: the first, which removes the topic, waits for everybody. */
    private synchronized boolean allHaveCome() {
        return share.leads() ? minutes.missingAt(Minutes.HERE).isEmpty() : theFirstCame();
    }

    private synchronized Set<Integer> stillHere() {
        Set<Integer> here = minutes.missingAt(Minutes.ENDED);
        here.removeIf(shard -> minutes.speaker(shard).isEmpty());
        return here;
    }

    private synchronized boolean theFirstCame() {
        return minutes.speaker(1).isPresent();
    }

    private void letGo() {
        producer.close(Duration.ofSeconds(1));
        try {
            reader.join(PARTING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deleteTopic() {
        try (Admin admin = kafka.admin()) {
            admin.deleteTopics(List.of(topic)).all().get();
        } catch (ExecutionException | KafkaException e) {
            if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                log.warn("cannot delete topic {}: {}", topic, e.toString());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
