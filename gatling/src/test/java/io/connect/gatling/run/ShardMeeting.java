package io.connect.gatling.run;

import io.connect.gatling.load.Share;
import io.connect.testbed.kafka.KafkaAccess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the shards of one load wait for each other: a topic of one partition beside the one under test, in which each says
 * how far it has come. Kafka is the one thing that all of them reach. Used by the run's own thread.
 */
final class ShardMeeting {

    private static final Logger log = LoggerFactory.getLogger(ShardMeeting.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaAccess kafka;
    private final String topic;
    private final Share share;

    ShardMeeting(KafkaAccess kafka, String topic, Share share) {
        this.kafka = kafka;
        this.topic = topic;
        this.share = share;
    }

    /**
     * Says that this shard has come to a point, and waits until all have.
     *
     * @return whether all came in time
     */
    boolean meet(String point, Duration patience) {
        say(point);
        Set<String> wanted = new TreeSet<>();
        for (int part = 1; part <= share.of(); part++) {
            wanted.add(Integer.toString(part));
        }
        Set<String> here = whoCame(point, wanted, System.nanoTime() + patience.toNanos());
        if (!here.containsAll(wanted)) {
            log.warn("of {} shards only {} came to '{}' within {} s", share.of(), here, point, patience.toSeconds());
            return false;
        }
        return true;
    }

    private void say(String point) {
        Map<String, Object> properties = kafka.properties();
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, 0, point, Integer.toString(share.part())))
                    .get();
        } catch (ExecutionException e) {
            throw new BrokenRunException(
                    "shard " + share + " cannot tell the others of '" + point + "': " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokenRunException("shard " + share + " was interrupted at '" + point + "'", e);
        }
    }

    private Set<String> whoCame(String point, Set<String> wanted, long giveUp) {
        Map<String, Object> properties = kafka.properties();
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        Set<String> here = new TreeSet<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            while (!here.containsAll(wanted) && System.nanoTime() < giveUp) {
                consumer.poll(POLL).forEach(said -> {
                    if (point.equals(said.key())) {
                        here.add(said.value());
                    }
                });
            }
        }
        return here;
    }
}
