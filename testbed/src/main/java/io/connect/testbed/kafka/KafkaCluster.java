package io.connect.testbed.kafka;

import io.connect.testbed.process.JvmLauncher;
import io.connect.testbed.process.JvmProcess;
import io.connect.testbed.process.JvmSpec;
import io.connect.testbed.process.Loopback;
import io.connect.testbed.process.PortLease;
import io.connect.testbed.process.ProcessFailedException;
import io.connect.testbed.process.PropertiesFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.IntBinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.common.Uuid;

/**
 * One or three KRaft brokers on loopback, each a process of its own.
 *
 * <p>Three listeners separate the network paths. CONTROLLER and INTERNAL are direct, and used by replication and the testbed's
 * own consumers. CLIENT is advertised at the port of a proxy, so that a fault there affects only the worker's traffic.
 */
public final class KafkaCluster {
    /** Limits only the time until a failure is reported: a busy machine needs many times the few seconds of a quiet one. */
    private static final Duration START_DEADLINE = Duration.ofSeconds(180);

    private static final String HOST = "127.0.0.1";
    private static final Set<String> LISTENER_LISTS =
            Set.of("listeners", "advertised.listeners", "listener.security.protocol.map");

    private final KafkaPrograms programs;
    private final KafkaOptions spec;
    private final JvmLauncher launcher;
    private final Path folder;
    private final int[] controllerPorts;
    private final int[] internalPorts;
    private final int[] clientPorts;
    private final int[] advertisedPorts;
    private final List<JvmProcess> brokers = new CopyOnWriteArrayList<>();
    private final String loggingArgument;

    /**
     * Configures the cluster; no process runs yet.
     *
     * @param folder the folder of the brokers' data
     * @param clientLink maps a broker's number (from 1) and its CLIENT port to the port that clients shall use
     */
    public KafkaCluster(
            KafkaPrograms programs,
            KafkaOptions spec,
            JvmLauncher launcher,
            PortLease ports,
            Path folder,
            IntBinaryOperator clientLink) {
        this.programs = programs;
        this.spec = spec;
        this.launcher = launcher;
        this.folder = folder;
        this.controllerPorts = lease(ports);
        this.internalPorts = lease(ports);
        this.clientPorts = lease(ports);
        this.advertisedPorts = IntStream.range(0, clientPorts.length)
                .map(i -> clientLink.applyAsInt(i + 1, clientPorts[i]))
                .toArray();
        this.loggingArgument = programs.loggingArgument(folder);
    }

    private int[] lease(PortLease ports) {
        return IntStream.range(0, spec.brokers()).map(i -> ports.next()).toArray();
    }

    /** Formats the storage and starts all brokers; returns as soon as the processes run. */
    public void start() {
        String clusterId = Uuid.randomUuid().toString();
        List<Path> classPath = programs.broker();
        List<JvmProcess> formats = new ArrayList<>();
        for (int i = 0; i < spec.brokers(); i++) {
            Path config = writeConfig(i);
            formats.add(launcher.start(new JvmSpec(
                    "format-" + (i + 1),
                    "kafka.tools.StorageTool",
                    classPath,
                    List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", loggingArgument),
                    List.of("format", "--cluster-id", clusterId, "--config", config.toString()))));
        }
        formats.forEach(KafkaCluster::awaitFormatted);
        for (int i = 0; i < spec.brokers(); i++) {
            brokers.add(launcher.start(new JvmSpec(
                    "broker-" + (i + 1),
                    "kafka.Kafka",
                    classPath,
                    List.of("-Xms" + spec.heap(), "-Xmx" + spec.heap(), "-XX:+UseG1GC", loggingArgument),
                    List.of(configFile(i).toString()))));
        }
    }

    private static void awaitFormatted(JvmProcess format) {
        if (format.awaitExit() != 0) {
            throw new ProcessFailedException(
                    "cannot format the storage of a broker; " + format.logFile() + " ends with:\n" + format.logTail());
        }
    }

    /** Waits until every broker has joined and answers clients. */
    public void awaitReady() {
        // An admin client that cannot connect retries without a pause, so the ports are probed first.
        for (int i = 0; i < brokers.size(); i++) {
            int port = internalPorts[i];
            brokers.get(i).awaitReady("it listened on port " + port, START_DEADLINE, () -> Loopback.accepts(port));
        }
        try (Admin admin = admin()) {
            for (JvmProcess broker : brokers) {
                broker.awaitReady(
                        "all " + spec.brokers() + " brokers had joined the cluster",
                        START_DEADLINE,
                        () -> liveBrokers(admin) == spec.brokers());
            }
        }
    }

    /**
     * Waits until every partition has all its replicas in sync again, as after a restart. Before that, the loss of another
     * broker would be a second loss.
     */
    public void awaitInSync() {
        try (Admin admin = admin()) {
            brokers.get(0).awaitReady("all replicas were in sync", START_DEADLINE, () -> isInSync(admin));
        }
    }

    private static boolean isInSync(Admin admin) {
        try {
            ListTopicsOptions all = new ListTopicsOptions().listInternal(true);
            Set<String> topics = admin.listTopics(all).names().get();
            return admin.describeTopics(topics).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(partition ->
                            partition.isr().size() == partition.replicas().size());
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int liveBrokers(Admin admin) {
        try {
            return admin.describeCluster().nodes().get().size();
        } catch (ExecutionException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** For the testbed's own clients: the direct listener, which has no faults. */
    public String bootstrapServers() {
        return join(internalPorts);
    }

    /** For the subject under test: the listener behind the links. */
    public String clientBootstrapServers() {
        return join(advertisedPorts);
    }

    /** Processes in the order of their numbers. */
    public List<JvmProcess> brokers() {
        return List.copyOf(brokers);
    }

    public KafkaOptions spec() {
        return spec;
    }

    /** A client on the direct listener; the caller closes it. */
    public Admin admin() {
        return new KafkaAccess(bootstrapServers(), Map.of(), KafkaAccess.NEAR_MS).admin();
    }

    /** Ends broker {@code number} (from 1) as kill -9 does. */
    public void kill(int number) {
        brokers.get(number - 1).kill();
    }

    /** Starts broker {@code number} (from 1) again on its own data and ports. */
    public void restart(int number) {
        brokers.set(number - 1, launcher.start(brokers.get(number - 1).spec()));
    }

    private static String join(int[] ports) {
        return IntStream.of(ports).mapToObj(port -> HOST + ":" + port).collect(Collectors.joining(","));
    }

    private Path configFile(int index) {
        return folder.resolve("broker-" + (index + 1) + ".properties");
    }

    private Path writeConfig(int index) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(index + 1));
        settings.put("controller.quorum.voters", voters());
        settings.put(
                "listeners",
                "CONTROLLER://%1$s:%2$s,INTERNAL://%1$s:%3$s,CLIENT://%1$s:%4$s"
                        .formatted(HOST, controllerPorts[index], internalPorts[index], clientPorts[index]));
        settings.put(
                "advertised.listeners",
                "INTERNAL://%1$s:%2$s,CLIENT://%1$s:%3$s"
                        .formatted(HOST, internalPorts[index], advertisedPorts[index]));
        settings.put("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,INTERNAL:PLAINTEXT,CLIENT:PLAINTEXT");
        settings.put("inter.broker.listener.name", "INTERNAL");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("log.dirs", folder.resolve("broker-" + (index + 1)).toString());
        String replication = Integer.toString(spec.replication());
        String minInSync = Integer.toString(Math.max(1, spec.replication() - 1));
        settings.put("default.replication.factor", replication);
        settings.put("min.insync.replicas", minInSync);
        settings.put("offsets.topic.replication.factor", replication);
        settings.put("transaction.state.log.replication.factor", replication);
        settings.put("transaction.state.log.min.isr", minInSync);
        // Small internal topics: fifty partitions each would cost seconds at every start without any use here.
        settings.put("offsets.topic.num.partitions", "3");
        settings.put("transaction.state.log.num.partitions", "3");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("auto.create.topics.enable", "false");
        settings.put("log.retention.check.interval.ms", "3600000");
        // Capacity for 170,000 keys of compacted topics. The default, allocated at the start, is a sixth of the heap.
        settings.put("log.cleaner.dedupe.buffer.size", "4194304");
        // An additional listener is appended to the testbed's own listeners, which have the assigned ports.
        spec.overrides()
                .forEach((key, value) -> settings.merge(
                        key, value, (own, other) -> LISTENER_LISTS.contains(key) ? own + "," + other : other));
        return PropertiesFile.write(configFile(index), settings);
    }

    private String voters() {
        return IntStream.range(0, spec.brokers())
                .mapToObj(i -> (i + 1) + "@" + HOST + ":" + controllerPorts[i])
                .collect(Collectors.joining(","));
    }
}
