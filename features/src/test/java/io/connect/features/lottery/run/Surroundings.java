package io.connect.features.lottery.run;

import io.connect.features.lottery.plan.Form;
import io.connect.features.lottery.plan.Lane;
import io.connect.features.lottery.plan.MessagePlan;
import io.connect.testbed.registry.RegistryAdmin;
import io.connect.testbed.s3.S3Admin;
import io.connect.testbed.sqs.SqsAdmin;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The queues, topics and objects of a part, created by {@link #create} and deleted at its end. Thread-safe. */
final class Surroundings implements AutoCloseable {
    /** More than one partition, so that message groups go to different partitions. */
    static final int PARTITIONS = 3;

    /** Seconds until a message that a killed worker had received is received again. */
    private static final String VISIBILITY_TIMEOUT = "15";

    private final Arena arena;
    private final MessagePlan plan;
    private final List<String> queueUrls = new ArrayList<>();

    Surroundings(Arena arena, MessagePlan plan) {
        this.arena = arena;
        this.plan = plan;
    }

    /** Creates all queues, topics and objects. */
    void create() {
        SqsAdmin sqs = arena.testbed().sqs();
        for (int queue = 0; queue < Lane.queueCount(); queue++) {
            queueUrls.add(sqs.createQueue(
                    plan.run() + "-" + queue + (Lane.ofQueue(queue).fifo() ? ".fifo" : ""),
                    Map.of("VisibilityTimeout", VISIBILITY_TIMEOUT)));
        }
        try (Admin admin = arena.kafka().admin()) {
            admin.createTopics(topics().map(name -> new NewTopic(name, Optional.of(PARTITIONS), Optional.empty()))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot create the topics of " + plan.run(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topics", e);
        }
        S3Admin s3 = arena.environment().stores().s3();
        s3.createBucket(bucket());
        for (int object = 0; object < MessagePlan.OBJECTS; object++) {
            s3.put(bucket(), Integer.toString(object), plan.object(object).getBytes(StandardCharsets.UTF_8));
        }
        RegistryAdmin registry = new RegistryAdmin(arena.environment().stores().registry());
        for (Lane lane : Lane.values()) {
            if (lane.form() == Form.SCHEMA) {
                registry.register(topic(lane) + "-value", "JSON", MessagePlan.SCHEMA);
            }
        }
    }

    String queueUrl(int queue) {
        return queueUrls.get(queue);
    }

    /** The topic of a lane's messages. */
    String topic(Lane lane) {
        return plan.run() + "-" + lane.text();
    }

    String deadLetters(Lane lane) {
        return topic(lane) + "-dlq";
    }

    String bucket() {
        return plan.bucket();
    }

    /** Topics of all lanes. */
    Stream<String> topics() {
        return Arrays.stream(Lane.values()).flatMap(lane -> Stream.of(topic(lane), deadLetters(lane)));
    }

    /** Messages in a lane's queues, as SQS reports them. */
    long left(Lane lane) {
        return arena.testbed()
                .sqs()
                .depth(lane.queueNumbers().stream().map(this::queueUrl).toList())
                .total();
    }

    @Override
    public void close() {
        queueUrls.forEach(arena.testbed().sqs()::deleteQueue);
        arena.environment().stores().s3().removeBucket(bucket());
        try (Admin admin = arena.kafka().admin()) {
            admin.deleteTopics(topics().toList()).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot delete the topics of " + plan.run(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
