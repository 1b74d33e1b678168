package io.connect.testbed;

import io.connect.testbed.artifact.MavenArtifacts;
import io.connect.testbed.connect.ConnectCluster;
import io.connect.testbed.connect.ConnectRest;
import io.connect.testbed.kafka.KafkaCluster;
import io.connect.testbed.kafka.KafkaPrograms;
import io.connect.testbed.plugin.PluginFolder;
import io.connect.testbed.process.JvmLauncher;
import io.connect.testbed.process.JvmProcess;
import io.connect.testbed.process.ParentWatch;
import io.connect.testbed.process.PortLease;
import io.connect.testbed.sqs.ElasticMq;
import io.connect.testbed.sqs.SqsAdmin;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running environment: queue service, brokers and workers, each a process of its own.
 *
 * <p>All of it ends with {@link #close()}, with a failed start, and with this JVM, however that ends. Accessors are
 * thread-safe; starting and closing belong to one thread.
 */
public final class Testbed implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Testbed.class);

    private final TestbedOptions options;
    private final PortLease ports = new PortLease();
    private final JvmLauncher launcher;
    private final ElasticMq sqsServer;
    private final KafkaCluster kafka;
    private final ConnectCluster connect;
    private final SqsAdmin sqs;

    private Testbed(TestbedOptions options, MavenArtifacts artifacts) {
        this.options = options;
        this.launcher = new JvmLauncher(options.work(), options.logs(), ports);
        this.sqsServer =
                new ElasticMq(artifacts, launcher, ports, options.work().resolve("sqs"));
        KafkaPrograms programs = new KafkaPrograms(artifacts, options.kafkaVersion());
        this.kafka = new KafkaCluster(
                programs, options.kafka(), launcher, ports, options.work().resolve("kafka"), clientPort -> clientPort);
        this.connect = new ConnectCluster(
                programs,
                kafka,
                options.connect(),
                launcher,
                ports,
                options.work().resolve("connect"),
                pluginPath(options));
        this.sqs = new SqsAdmin(sqsServer.endpoint());
    }

    /**
     * Starts everything and returns when it is ready.
     *
     * @throws RuntimeException when a part does not start, naming it, with the end of its log; whatever had started is
     *     ended before
     */
    public static Testbed start(TestbedOptions options) {
        ParentWatch.start();
        long begin = System.nanoTime();
        Testbed testbed;
        try (MavenArtifacts artifacts = new MavenArtifacts()) {
            testbed = new Testbed(options, artifacts);
            try {
                testbed.startAll();
            } catch (RuntimeException | Error e) {
                testbed.close();
                throw e;
            }
        }
        log.info(
                "testbed ready after {} s",
                Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0);
        return testbed;
    }

    private void startAll() {
        sqsServer.start();
        kafka.start();
        // A worker waits for its brokers by itself; its JVM and plugin scan may well run meanwhile.
        connect.start();
        kafka.awaitReady();
        sqsServer.awaitReady();
        connect.awaitReady();
    }

    private static List<Path> pluginPath(TestbedOptions options) {
        return options.pluginPath().isEmpty()
                ? List.of(PluginFolder.fromClasses(
                        options.projectRoot().resolve("connector"),
                        options.work().resolve("plugins")))
                : options.pluginPath();
    }

    /** Administration of queues over the direct path. */
    public SqsAdmin sqs() {
        return sqs;
    }

    /** Where the load generator reaches the queue service, without any fault between. */
    public URI sqsEndpoint() {
        return sqsServer.endpoint();
    }

    /** Where the subject under test reaches the queue service. */
    public URI subjectSqsEndpoint() {
        return sqsServer.endpoint();
    }

    public KafkaCluster kafka() {
        return kafka;
    }

    public ConnectCluster connect() {
        return connect;
    }

    /** REST client of a living worker. */
    public ConnectRest connectRest() {
        return connect.rest();
    }

    /** All programs that run now: queue service, brokers, workers, in this order. */
    public List<JvmProcess> processes() {
        List<JvmProcess> all = new ArrayList<>();
        all.add(sqsServer.process());
        all.addAll(kafka.brokers());
        all.addAll(connect.workers());
        return all;
    }

    /** Starts further programs that live and die with this testbed. */
    public JvmLauncher launcher() {
        return launcher;
    }

    public TestbedOptions options() {
        return options;
    }

    /** Ends every process, gives the ports back and deletes the work folder; logs stay. */
    @Override
    public void close() {
        sqs.close();
        launcher.close();
        ports.close();
        deleteWorkFolder();
    }

    private void deleteWorkFolder() {
        try (Stream<Path> files = Files.walk(options.work())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            log.warn("cannot delete the work folder {} of the testbed: {}", options.work(), e.toString());
        }
    }
}
