package io.connect.features.world;

import io.connect.testbed.kafka.KafkaCluster;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics of a scenario and what has arrived in them. */
public final class Topics {
    /** More than one, so that records of different groups take different ways. */
    private static final int PARTITIONS = 3;

    private static final int DEADLINE_SECONDS = 30;

    private final KafkaCluster kafka;
    private final String scenario;
    private final Map<String, TopicReader> readers = new LinkedHashMap<>();
    private final List<String> created = new ArrayList<>();

    Topics(KafkaCluster kafka, String scenario) {
        this.kafka = kafka;
        this.scenario = scenario;
    }

    /** Name of the topic that a connector of this scenario writes to unless told otherwise. */
    public String main() {
        return scenario;
    }

    /** Name of the scenario's dead-letter topic. */
    public String deadLetter() {
        return scenario + "-dead-letters";
    }

    /** Creates a topic if it does not exist. */
    public void create(String topic, Map<String, String> settings) {
        if (created.contains(topic)) {
            return;
        }
        NewTopic wanted =
                new NewTopic(topic, Optional.of(PARTITIONS), Optional.empty()).configs(new HashMap<>(settings));
        admin(
                "create topic " + topic,
                admin -> admin.createTopics(List.of(wanted)).all().get(DEADLINE_SECONDS, TimeUnit.SECONDS));
        created.add(topic);
    }

    /** Everything committed to a topic until now; nothing when the scenario has no such topic. */
    public List<Arrived> look(String topic) {
        if (!created.contains(topic)) {
            return List.of();
        }
        return readers.computeIfAbsent(topic, name -> new TopicReader(kafka.bootstrapServers(), name, PARTITIONS))
                .look();
    }

    /** Runs an administrative call against the brokers. */
    public void admin(String what, AdminCall call) {
        try (Admin admin = kafka.admin()) {
            call.run(admin);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("cannot " + what + " at " + kafka.bootstrapServers(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while trying to " + what, e);
        }
    }

    void delete() {
        readers.values().forEach(TopicReader::close);
        admin(
                "delete topics " + created,
                admin -> admin.deleteTopics(created).all().get(DEADLINE_SECONDS, TimeUnit.SECONDS));
    }

    /** A call that waits for its answer. */
    @FunctionalInterface
    public interface AdminCall {
        void run(Admin admin) throws ExecutionException, InterruptedException, TimeoutException;
    }
}
