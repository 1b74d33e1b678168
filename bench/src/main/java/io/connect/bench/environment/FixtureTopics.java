package io.connect.bench.environment;

import io.connect.bench.BrokenRunException;
import io.connect.bench.payload.PayloadStage;
import io.connect.bench.scenario.Scenario;
import io.connect.testbed.RunningEnvironment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** The topics of one run. Used by the run's own thread, and by the one that clears up when the JVM is ended. */
final class FixtureTopics {

    /** Room for the largest message SQS takes, and for what surrounds the largest record. */
    private static final long RECORD_ROOM = 2 * 1024 * 1024;

    private final RunningEnvironment environment;
    private final Scenario scenario;
    private final List<String> created = new ArrayList<>();

    FixtureTopics(RunningEnvironment environment, Scenario scenario) {
        this.environment = environment;
        this.scenario = scenario;
    }

    /** Creates the topic that messages arrive in, and the one for dead letters if there is to be one. */
    void create(String messages, Optional<String> deadLetters) {
        short replication = (short) scenario.environment().kafka().replicationFactor();
        Map<String, String> large = Map.of(
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Long.toString(PayloadStage.largestRecord(scenario.load()) + RECORD_ROOM));
        List<NewTopic> wanted = new ArrayList<>();
        wanted.add(new NewTopic(messages, scenario.environment().kafka().partitions(), replication).configs(large));
        deadLetters.ifPresent(topic -> wanted.add(new NewTopic(topic, 1, replication).configs(large)));
        try (Admin admin = environment.kafkaAccess().admin()) {
            for (NewTopic topic : wanted) {
                admin.createTopics(List.of(topic)).all().get();
                created.add(topic.name());
            }
        } catch (ExecutionException e) {
            throw new BrokenRunException("cannot create the topics of " + scenario.id() + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokenRunException("interrupted while creating the topics of " + scenario.id(), e);
        }
    }

    /** Deletes them, and the topic of a connector's own offsets, which Connect makes and leaves. */
    void delete(Optional<String> offsets) {
        try (Admin admin = environment.kafkaAccess().admin()) {
            Set<String> mine = new LinkedHashSet<>(created);
            offsets.ifPresent(mine::add);
            mine.retainAll(admin.listTopics().names().get());
            admin.deleteTopics(mine).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return "topics " + created;
    }
}
