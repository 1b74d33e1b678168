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
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics of one run. Used by the run's own thread, and by the shutdown hook that removes the topics. */
final class FixtureTopics {

    /** Maximum record size: the largest SQS message, and the envelope of the largest record. */
    private static final long RECORD_ROOM = 2 * 1024 * 1024;

    private final RunningEnvironment environment;
    private final Scenario scenario;
    private final boolean shared;
    private final List<String> created = new ArrayList<>();

    /** @param shared whether another shard may have created them before */
    FixtureTopics(RunningEnvironment environment, Scenario scenario, boolean shared) {
        this.environment = environment;
        this.scenario = scenario;
        this.shared = shared;
    }

    /** Creates the topic that messages arrive in, and the dead-letter topic if there is one. */
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
                create(admin, topic);
                created.add(topic.name());
            }
        } catch (ExecutionException e) {
            throw new BrokenRunException("cannot create the topics of " + scenario.id() + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokenRunException("interrupted while creating the topics of " + scenario.id(), e);
        }
    }

    private void create(Admin admin, NewTopic topic) throws ExecutionException, InterruptedException {
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!shared || !(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /** Deletes the topics, and the topic of a connector's own offsets, which Connect creates and does not delete. */
    void delete(Optional<String> offsets) {
        Set<String> mine = new LinkedHashSet<>(created);
        offsets.ifPresent(mine::add);
        delete(environment, mine);
    }

    /** Deletes those of the topics that exist, and returns their names. */
    static Set<String> delete(RunningEnvironment environment, Set<String> topics) {
        try (Admin admin = environment.kafkaAccess().admin()) {
            Set<String> mine = new LinkedHashSet<>(topics);
            mine.retainAll(admin.listTopics().names().get());
            admin.deleteTopics(mine).all().get();
            return mine;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while deleting " + topics, e);
        }
    }

    @Override
    public String toString() {
        return "topics " + created;
    }
}
