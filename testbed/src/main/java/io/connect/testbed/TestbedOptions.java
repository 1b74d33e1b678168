package io.connect.testbed;

import io.connect.testbed.connect.ConnectOptions;
import io.connect.testbed.kafka.KafkaOptions;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The parts to start, and the folders for their files.
 *
 * @param folders the folders for input and output
 * @param kafkaVersion the Kafka version of brokers and workers, as in Maven coordinates
 * @param kafka the brokers
 * @param connect the workers
 * @param pluginPath folders with the subject's plugin; empty means the compiled connector
 * @param services the required services in addition to the queue service
 * @param aws the source of SQS and S3
 * @param jvmArguments options of every started JVM, such as {@code -XX:TieredStopAtLevel=1}; options of the workers themselves
 *     follow them
 */
public record TestbedOptions(
        Folders folders,
        String kafkaVersion,
        KafkaOptions kafka,
        ConnectOptions connect,
        List<Path> pluginPath,
        Set<Service> services,
        AwsSource aws,
        List<String> jvmArguments) {

    /**
     * The folders of a testbed.
     *
     * @param projectRoot folder of the parent pom, where the connector under test has been compiled
     * @param logs folder for one log file per process; not deleted
     * @param work folder for data and configuration; deleted at the end
     */
    public record Folders(Path projectRoot, Path logs, Path work) {

        public Folders {
            // Absolute, because a relative path would be resolved differently in a forked process.
            projectRoot = projectRoot.toAbsolutePath().normalize();
            logs = logs.toAbsolutePath().normalize();
            work = work.toAbsolutePath().normalize();
        }
    }

    /** Services that only some runs need, because each takes seconds to start. */
    public enum Service {
        S3,
        SCHEMA_REGISTRY,
        /** Prometheus exporters in workers and brokers. */
        MONITORING
    }

    /** The Kafka version with which everything is built and measured. */
    public static final String DEFAULT_KAFKA_VERSION = "4.4.0";

    public TestbedOptions {
        Objects.requireNonNull(folders, "folders");
        Objects.requireNonNull(kafkaVersion, "kafkaVersion");
        Objects.requireNonNull(aws, "aws");
        pluginPath = pluginPath.stream()
                .map(path -> path.toAbsolutePath().normalize())
                .toList();
        services = Set.copyOf(services);
        jvmArguments = List.copyOf(jvmArguments);
    }

    /** One broker and one worker of the default version, with the compiled connector. */
    public static TestbedOptions small(Path projectRoot, Path logs, Path work) {
        return new TestbedOptions(
                new Folders(projectRoot, logs, work),
                DEFAULT_KAFKA_VERSION,
                new KafkaOptions(1, 1, "1g", Map.of()),
                new ConnectOptions(1, "1g", List.of(), Map.of()),
                List.of(),
                Set.of(),
                AwsSource.PROCESSES,
                List.of());
    }

    /** Folder of the parent pom. */
    public Path projectRoot() {
        return folders.projectRoot();
    }

    /** Folder for one log file per process. */
    public Path logs() {
        return folders.logs();
    }

    /** Folder for data and configuration. */
    public Path work() {
        return folders.work();
    }

    /** The same options with other workers. */
    public TestbedOptions withConnect(ConnectOptions other) {
        return new TestbedOptions(folders, kafkaVersion, kafka, other, pluginPath, services, aws, jvmArguments);
    }

    /** The same options with other brokers. */
    public TestbedOptions withKafka(KafkaOptions other) {
        return new TestbedOptions(folders, kafkaVersion, other, connect, pluginPath, services, aws, jvmArguments);
    }

    /** The same options with another version of Kafka. */
    public TestbedOptions withKafkaVersion(String other) {
        return new TestbedOptions(folders, other, kafka, connect, pluginPath, services, aws, jvmArguments);
    }

    /** The same options with another subject. */
    public TestbedOptions withPluginPath(List<Path> other) {
        return new TestbedOptions(folders, kafkaVersion, kafka, connect, other, services, aws, jvmArguments);
    }

    /** The same options with more services. */
    public TestbedOptions withServices(Service... wanted) {
        return new TestbedOptions(folders, kafkaVersion, kafka, connect, pluginPath, Set.of(wanted), aws, jvmArguments);
    }

    /** The same options with one more service. */
    public TestbedOptions withAlso(Service wanted) {
        Set<Service> all = new HashSet<>(services);
        all.add(wanted);
        return new TestbedOptions(folders, kafkaVersion, kafka, connect, pluginPath, all, aws, jvmArguments);
    }

    /** The same options with another source of SQS and S3. */
    public TestbedOptions withAws(AwsSource other) {
        return new TestbedOptions(folders, kafkaVersion, kafka, connect, pluginPath, services, other, jvmArguments);
    }
}
