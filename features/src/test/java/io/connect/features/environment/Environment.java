package io.connect.features.environment;

import io.connect.testbed.Testbed;
import io.connect.testbed.TestbedOptions;
import io.connect.testbed.connect.ConnectOptions;
import io.connect.testbed.kafka.KafkaOptions;
import io.connect.testbed.plugin.PluginFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that runs, started on first use and shared by all scenarios of the suite.
 *
 * <p>Scenarios run one after the other on one thread, which is the only one that calls this class.
 */
public final class Environment implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Environment.class);

    /** Version of Kafka to run the whole suite on; the testbed's own when not set. */
    private static final String VERSION_PROPERTY = "features.kafka.version";

    private static final String BROKER_HEAP = "768m";

    /**
     * A killed worker leaves its transaction open; the broker looks for those that have timed out every ten seconds by
     * itself.
     */
    private static final Map<String, String> BROKER_SETTINGS =
            Map.of("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");

    private static Environment shared;

    private final Path output;
    private final List<Path> pluginPath;
    private final Testbed testbed;
    private final Map<WorkerGroupKind, WorkerGroup> groups = new EnumMap<>(WorkerGroupKind.class);

    private Environment(String kafkaVersion) {
        this.output = outputFolder(kafkaVersion);
        this.pluginPath = List.of(PluginFolder.fromClasses(projectRoot().resolve("connector"), scratch("plugins")));
        this.testbed = Testbed.start(TestbedOptions.small(projectRoot(), logs(), scratch("testbed"))
                .withKafkaVersion(kafkaVersion)
                .withPluginPath(pluginPath)
                .withKafka(new KafkaOptions(1, 1, BROKER_HEAP, BROKER_SETTINGS))
                .withConnect(new ConnectOptions(
                        WorkerGroupKind.PLAIN.workers(),
                        WorkerGroup.HEAP,
                        List.of(),
                        WorkerGroupKind.PLAIN.settings())));
        groups.put(WorkerGroupKind.PLAIN, WorkerGroup.of(testbed.connect()));
    }

    /** The environment of this suite. */
    public static Environment shared() {
        if (shared == null) {
            shared = new Environment(System.getProperty(VERSION_PROPERTY, TestbedOptions.DEFAULT_KAFKA_VERSION));
        }
        return shared;
    }

    /** Ends the shared environment, if any scenario needed one. */
    public static void endShared() {
        if (shared != null) {
            shared.close();
            shared = null;
        }
    }

    /** Folder of the logs of the shared environment; null when there is none. */
    public static Path sharedLogs() {
        return shared == null ? null : shared.logs();
    }

    /** Folder of the parent pom. */
    public static Path projectRoot() {
        return Path.of(System.getProperty("project.root", ".."))
                .toAbsolutePath()
                .normalize();
    }

    /** Queue service and brokers. */
    public Testbed testbed() {
        return testbed;
    }

    /** The workers of a kind, running. */
    public WorkerGroup workers(WorkerGroupKind kind) {
        WorkerGroup group = groups.get(kind);
        if (group == null) {
            group = startWorkers(kind.label(), kind.workers(), kind.settings(), pluginPath);
            groups.put(kind, group);
        }
        return group;
    }

    /** Starts workers for one scenario, which closes them. */
    public WorkerGroup startWorkers(String label, int workers, Map<String, String> settings, List<Path> pluginPath) {
        return WorkerGroup.start(
                label, workers, settings, testbed.options().kafkaVersion(), testbed.kafka(), pluginPath, output);
    }

    /** A folder of this name for data that goes when the suite ends. */
    public Path scratch(String name) {
        return output.resolve("work").resolve(name);
    }

    /** Folder with a log file per process. */
    public Path logs() {
        return output.resolve("logs");
    }

    @Override
    public void close() {
        groups.values().forEach(WorkerGroup::close);
        testbed.close();
        deleteScratch();
    }

    private void deleteScratch() {
        try (Stream<Path> files = Files.walk(output.resolve("work"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            log.warn("cannot delete {}: {}", output.resolve("work"), e.toString());
        }
    }

    private static Path outputFolder(String kafkaVersion) {
        String now = LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
        return Path.of(System.getProperty("features.output", "target/environment"), now + "-kafka-" + kafkaVersion)
                .toAbsolutePath();
    }
}
