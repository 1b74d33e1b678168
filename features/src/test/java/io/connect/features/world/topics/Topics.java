package io.connect.features.world.topics;

import io.connect.features.environment.Lazy;
import io.connect.features.world.RunningScenario;
import io.connect.features.world.place.Place;
import io.connect.testbed.kafka.KafkaCluster;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;

/** The topics of a scenario, with their records; deleted with it. */
public final class Topics {
    /** More than one partition, so that records of different groups go to different partitions. */
    private static final int PARTITIONS = 3;

    private static final int DEADLINE_SECONDS = 30;

    private final RunningScenario scenario;
    private final Lazy<KafkaCluster> kafka;
    private final Map<String, TopicReader> readers = new LinkedHashMap<>();
    private final List<String> created = new ArrayList<>();
    private Optional<String> chosen = Optional.empty();

    public Topics(RunningScenario scenario, Place place) {
        this.scenario = scenario;
        this.kafka = new Lazy<>(() -> {
            KafkaCluster cluster = place.testbed().kafka();
            scenario.atEnd(this::delete);
            return cluster;
        });
    }

    /** Name of the topic that a connector of this scenario writes to by default. */
    public String main() {
        return chosen.orElseGet(scenario::name);
    }

    /** Sets another main topic, chosen by this scenario's connector. */
    public void mainIs(String topic) {
        chosen = Optional.of(topic);
    }

    /** Name of the scenario's dead-letter topic. */
    public String deadLetter() {
        return scenario.name() + "-dead-letters";
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

    /** Changes one setting of the main topic. */
    public void configure(String key, String value) {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, main());
        AlterConfigOp set = new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
        admin(
                "set " + key + " of " + main(),
                admin -> admin.incrementalAlterConfigs(Map.of(topic, List.of(set)))
                        .all()
                        .get(DEADLINE_SECONDS, TimeUnit.SECONDS));
    }

    /** Number of the broker that leads the first partition of the main topic. */
    public int leader() {
        AtomicInteger leader = new AtomicInteger();
        admin(
                "find the leader of " + main(),
                admin -> leader.set(admin.describeTopics(List.of(main()))
                        .allTopicNames()
                        .get(DEADLINE_SECONDS, TimeUnit.SECONDS)
                        .get(main())
                        .partitions()
                        .get(0)
                        .leader()
                        .id()));
        return leader.get();
    }

    /** The bytes of all partitions of a topic on the brokers, replicas included. */
    public long sizeOnDisk(String topic) {
        AtomicLong bytes = new AtomicLong();
        admin("find the size of " + topic, admin -> {
            List<Integer> brokers = admin.describeCluster().nodes().get(DEADLINE_SECONDS, TimeUnit.SECONDS).stream()
                    .map(Node::id)
                    .toList();
            bytes.set(
                    admin
                            .describeLogDirs(brokers)
                            .allDescriptions()
                            .get(DEADLINE_SECONDS, TimeUnit.SECONDS)
                            .values()
                            .stream()
                            .flatMap(folders -> folders.values().stream())
                            .flatMap(folder -> folder.replicaInfos().entrySet().stream())
                            .filter(replica -> replica.getKey().topic().equals(topic))
                            .mapToLong(replica -> replica.getValue().size())
                            .sum());
        });
        return bytes.get();
    }

    /** Limits a producer's rate, by a quota of the broker. */
    public void limitProducer(String clientId, OptionalDouble bytesPerSecond) {
        ClientQuotaEntity client = new ClientQuotaEntity(Map.of(ClientQuotaEntity.CLIENT_ID, clientId));
        ClientQuotaAlteration.Op rate = new ClientQuotaAlteration.Op(
                "producer_byte_rate", bytesPerSecond.isPresent() ? bytesPerSecond.getAsDouble() : null);
        admin(
                "limit " + clientId,
                admin -> admin.alterClientQuotas(List.of(new ClientQuotaAlteration(client, List.of(rate))))
                        .all()
                        .get(DEADLINE_SECONDS, TimeUnit.SECONDS));
    }

    /** All records committed to a topic until now; none if the scenario has no such topic. */
    public List<Arrived> look(String topic) {
        if (!created.contains(topic)) {
            return List.of();
        }
        return readers.computeIfAbsent(
                        topic, name -> new TopicReader(kafka.get().bootstrapServers(), name, PARTITIONS))
                .look();
    }

    /** Starts to record when each message reaches the main topic. */
    public Follower follow() {
        return new Follower(TopicReader.fromTheBeginning(kafka.get().bootstrapServers(), main(), PARTITIONS));
    }

    /** Runs an administrative call against the brokers. */
    private void admin(String what, AdminCall call) {
        try (Admin admin = kafka.get().admin()) {
            call.run(admin);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "cannot " + what + " at " + kafka.get().bootstrapServers(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while trying to " + what, e);
        }
    }

    /** For a failed scenario: open transactions, their start, and duplicate records. */
    public String evidence() {
        StringBuilder text = new StringBuilder();
        admin("look at transactions", admin -> {
            text.append("transactions: ")
                    .append(admin.listTransactions().all().get(DEADLINE_SECONDS, TimeUnit.SECONDS))
                    .append('\n');
            for (String topic : admin.listTopics().names().get(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                if (topic.startsWith(scenario.name())) {
                    List<TopicPartition> partitions = IntStream.range(0, PARTITIONS)
                            .mapToObj(partition -> new TopicPartition(topic, partition))
                            .toList();
                    admin
                            .describeProducers(partitions)
                            .all()
                            .get(DEADLINE_SECONDS, TimeUnit.SECONDS)
                            .entrySet()
                            .stream()
                            .map(entry ->
                                    entry.getKey() + ": " + entry.getValue().activeProducers() + "\n")
                            .forEach(text::append);
                }
            }
        });
        readers.forEach((topic, reader) -> text.append("places of ")
                .append(topic)
                .append(" read again: ")
                .append(reader.readAgain())
                .append('\n'));
        look(main()).stream()
                .filter(arrived -> arrived.value() != null)
                .collect(Collectors.groupingBy(
                        Arrived::value, Collectors.mapping(Arrived::place, Collectors.joining(", "))))
                .values()
                .stream()
                .filter(places -> places.contains(","))
                .sorted()
                .map(places -> "the same value at " + places + "\n")
                .forEach(text::append);
        return text.toString();
    }

    private void delete() {
        readers.values().forEach(TopicReader::close);
        admin(
                "delete topics " + created,
                admin -> admin.deleteTopics(created).all().get(DEADLINE_SECONDS, TimeUnit.SECONDS));
    }

    /** A call that waits for its answer. */
    @FunctionalInterface
    private interface AdminCall {
        void run(Admin admin) throws ExecutionException, InterruptedException, TimeoutException;
    }
}
