package io.connect.testbed;

import io.connect.testbed.TestbedOptions.Service;
import io.connect.testbed.artifact.MavenArtifacts;
import io.connect.testbed.aws.AwsEmulation;
import io.connect.testbed.aws.ForkedAws;
import io.connect.testbed.connect.ConnectCluster;
import io.connect.testbed.connect.ConnectOptions;
import io.connect.testbed.connect.ConnectRest;
import io.connect.testbed.docker.DockerAws;
import io.connect.testbed.kafka.KafkaAccess;
import io.connect.testbed.kafka.KafkaCluster;
import io.connect.testbed.kafka.KafkaPrograms;
import io.connect.testbed.link.Links;
import io.connect.testbed.monitor.Monitoring;
import io.connect.testbed.plugin.PluginFolder;
import io.connect.testbed.process.ForkedService;
import io.connect.testbed.process.JvmLauncher;
import io.connect.testbed.process.JvmProcess;
import io.connect.testbed.process.Opened;
import io.connect.testbed.process.ParentWatch;
import io.connect.testbed.process.PortLease;
import io.connect.testbed.registry.ApicurioRegistry;
import io.connect.testbed.s3.S3Admin;
import io.connect.testbed.s3.S3Proxy;
import io.connect.testbed.sqs.ElasticMq;
import io.connect.testbed.sqs.QueueSource;
import io.connect.testbed.sqs.QueueUrl;
import io.connect.testbed.sqs.SqsAdmin;
import io.connect.testbed.sqs.SqsProgram;
import io.connect.testbed.sqs.SqsServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running environment: queue service, brokers and workers, each a process of its own.
 *
 * <p>All of it ends with {@link #close()}, with a failed start, and with this JVM, even after a kill. Accessors are
 * thread-safe. One thread starts and closes it.
 */
public final class Testbed implements RunningEnvironment {
    private static final Logger log = LoggerFactory.getLogger(Testbed.class);

    /** Names of the links, as scenarios name their fault targets; brokers are {@code broker-1} and so on. */
    public static final String SQS_LINK = AwsEmulation.SQS_LINK;

    public static final String S3_LINK = AwsEmulation.S3_LINK;
    public static final String REGISTRY_LINK = "registry";

    private final TestbedOptions options;
    /** Ports, links and processes; all views of the same processes share it. */
    private final Opened opened;

    private final PortLease ports;
    private final Optional<Monitoring> monitoring;
    private final JvmLauncher launcher;
    private final Links links;
    private final AwsEmulation aws;
    private final Optional<ApicurioRegistry> registry;
    private final KafkaCluster kafka;
    private final ConnectCluster connect;
    /** Launchers of additional Connect clusters; all views of the same processes share the list. */
    private final List<JvmLauncher> besides;
    /** The launcher of the workers of this view; empty for the first cluster, which runs as long as the brokers. */
    private final Optional<JvmLauncher> ownWorkers;

    private final SqsAdmin sqs;
    private final Optional<S3Admin> s3;

    private Testbed(TestbedOptions options, MavenArtifacts artifacts, List<Path> pluginPath, Opened opened) {
        this.options = options;
        this.opened = opened;
        this.ports = opened.add(new PortLease());
        this.links = opened.add(new Links());
        this.monitoring = options.services().contains(Service.MONITORING)
                ? Optional.of(new Monitoring(artifacts, options.projectRoot(), ports))
                : Optional.empty();
        this.launcher = opened.add(new JvmLauncher(options.work(), options.logs(), ports, this::jvmArguments));
        this.aws = opened.add(aws(artifacts));
        this.registry = options.services().contains(Service.SCHEMA_REGISTRY)
                ? Optional.of(new ApicurioRegistry(artifacts, launcher, ports))
                : Optional.empty();
        registry.ifPresent(server -> links.open(REGISTRY_LINK, server.port()));
        KafkaPrograms programs = new KafkaPrograms(artifacts, options.kafkaVersion());
        this.kafka = new KafkaCluster(
                programs,
                options.kafka(),
                launcher,
                ports,
                options.work().resolve("kafka"),
                (number, clientPort) ->
                        links.open("broker-" + number, clientPort).port());
        this.connect = new ConnectCluster(
                programs,
                kafka,
                options.connect(),
                launcher,
                ports,
                options.work().resolve("connect"),
                pluginPath);
        this.besides = new CopyOnWriteArrayList<>();
        opened.add(() -> besides.forEach(JvmLauncher::close));
        this.ownWorkers = Optional.empty();
        this.sqs = opened.add(new SqsAdmin(aws.sqsEndpoint()));
        this.s3 = aws.s3Endpoint().map(endpoint -> opened.add(new S3Admin(endpoint)));
    }

    /** Creates a view of the same processes for an additional Connect cluster. */
    private Testbed(Testbed whole, ConnectCluster connect, JvmLauncher besideOnly) {
        this.ownWorkers = Optional.of(besideOnly);
        this.options = whole.options;
        this.opened = whole.opened;
        this.ports = whole.ports;
        this.monitoring = whole.monitoring;
        this.launcher = whole.launcher;
        this.links = whole.links;
        this.aws = whole.aws;
        this.registry = whole.registry;
        this.kafka = whole.kafka;
        this.connect = connect;
        this.besides = whole.besides;
        this.sqs = whole.sqs;
        this.s3 = whole.s3;
    }

    private List<String> jvmArguments(String process) {
        List<String> arguments = new ArrayList<>(options.jvmArguments());
        monitoring.ifPresent(on -> arguments.addAll(on.jvmArguments(process)));
        return arguments;
    }

    private AwsEmulation aws(MavenArtifacts artifacts) {
        boolean withS3 = options.services().contains(Service.S3);
        if (options.aws() instanceof AwsSource.Containers containers) {
            return new DockerAws(containers.images(), ports, links, options.logs(), withS3);
        }
        SqsProgram program = ((AwsSource.Processes) options.aws()).sqs();
        ForkedService queues = switch (program) {
            case SQS_SERVER -> new SqsServer(options.projectRoot().resolve("sqs-server"), launcher, ports);
            case ELASTICMQ ->
                new ElasticMq(artifacts, launcher, ports, options.work().resolve("sqs"));
        };
        Optional<S3Proxy> objects = withS3
                ? Optional.of(
                        new S3Proxy(artifacts, launcher, ports, options.work().resolve("s3")))
                : Optional.empty();
        return new ForkedAws(queues, objects, links);
    }

    /**
     * Starts everything and returns when it is ready.
     *
     * @throws RuntimeException when a part does not start, with its name and the end of its log; parts that had started are
     *     stopped before that
     */
    public static Testbed start(TestbedOptions options) {
        ParentWatch.start();
        long begin = System.nanoTime();
        Opened opened = new Opened();
        opened.add(() -> deleteFolder(options.work()));
        try (MavenArtifacts artifacts = new MavenArtifacts()) {
            Testbed testbed = new Testbed(options, artifacts, pluginPath(options), opened);
            testbed.startAll();
            log.info(
                    "testbed ready after {} s",
                    Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0);
            return testbed;
        } catch (RuntimeException | Error e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    private void startAll() {
        aws.start();
        registry.ifPresent(ApicurioRegistry::start);
        kafka.start();
        // A worker waits for its brokers by itself, so its JVM start and plugin scan can run in parallel.
        connect.start();
        kafka.awaitReady();
        aws.awaitReady();
        registry.ifPresent(ApicurioRegistry::awaitReady);
        connect.awaitReady();
        monitoring.ifPresent(on -> log.info(
                "metrics for Prometheus: prometheus --config.file={} --web.listen-address=127.0.0.1:9090",
                on.write(options.logs())));
    }

    /**
     * Waits until all parts are ready again, after a run that killed or stopped some of them.
     *
     * @throws RuntimeException when a part does not recover, with its name and the end of its log
     */
    public void awaitReady() {
        kafka.awaitReady();
        kafka.awaitInSync();
        connect.awaitReady();
    }

    /** Bytes in both directions through each link since the link was opened. */
    public Map<String, Long> linkBytes() {
        Map<String, Long> bytes = new LinkedHashMap<>();
        links.all().forEach((name, link) -> bytes.put(name, link.bytes()));
        return bytes;
    }

    private static List<Path> pluginPath(TestbedOptions options) {
        return options.pluginPath().isEmpty()
                ? List.of(PluginFolder.fromClasses(
                        options.projectRoot().resolve("connector"),
                        options.work().resolve("plugins")))
                : options.pluginPath();
    }

    /** The compiled connector, in a plugin folder of the cluster's own, because the first cluster uses the other folder. */
    private Path compiled(Path clusterFolder) {
        return PluginFolder.fromClasses(options.projectRoot().resolve("connector"), clusterFolder.resolve("plugins"));
    }

    /** Administration of queues over the direct path. */
    @Override
    public SqsAdmin sqs() {
        return sqs;
    }

    /** The queue service's address for the load generator, without any fault in between. */
    @Override
    public URI sqsEndpoint() {
        return aws.sqsEndpoint();
    }

    /** The queue service's address for the subject, which is its link. */
    @Override
    public URI subjectSqsEndpoint() {
        return links.get(SQS_LINK).uri();
    }

    @Override
    public String subjectQueueUrl(String queueUrl) {
        return QueueUrl.reachedAt(subjectSqsEndpoint(), queueUrl);
    }

    /**
     * Administration of objects over the direct path.
     *
     * @throws IllegalStateException when this testbed was started without {@link Service#S3}
     */
    @Override
    public S3Admin s3() {
        return s3.orElseThrow(() -> notStarted(Service.S3));
    }

    /** The object store's address for the subject, which is its link. */
    @Override
    public URI subjectS3Endpoint() {
        s3();
        return links.get(S3_LINK).uri();
    }

    /**
     * The schema registry over the direct path, for registering schemas.
     *
     * @throws IllegalStateException when this testbed was started without {@link Service#SCHEMA_REGISTRY}
     */
    @Override
    public URI registryEndpoint() {
        return registry.orElseThrow(() -> notStarted(Service.SCHEMA_REGISTRY)).endpoint();
    }

    /** The schema registry's address for the subject, which is its link. */
    @Override
    public URI subjectRegistryEndpoint() {
        registryEndpoint();
        return ApicurioRegistry.endpointAt(links.get(REGISTRY_LINK).port());
    }

    private static IllegalStateException notStarted(Service service) {
        return new IllegalStateException(
                "this testbed was started without " + service + "; name it in TestbedOptions.withServices");
    }

    /** The subject's network paths to queue service, object store, registry and each broker. */
    public Links links() {
        return links;
    }

    /**
     * Writes the Prometheus configuration again, with all processes started so far and one more program that exports its own
     * series; does nothing without monitoring.
     */
    public void showToPrometheus(String program, String address) {
        monitoring.ifPresent(on -> {
            on.also(program, address);
            on.write(options.logs());
        });
    }

    /** The exporters of workers and brokers, if requested. */
    public Optional<Monitoring> monitoring() {
        return monitoring;
    }

    public KafkaCluster kafka() {
        return kafka;
    }

    public ConnectCluster connect() {
        return connect;
    }

    /**
     * Starts an additional Connect cluster on the same brokers, with its own subject, and returns when it is ready.
     *
     * @param label distinguishes its group, topics and logs from those of the others
     * @param workers number and kind of the workers
     * @param pluginPath folders with the other subject's plugin; empty means the compiled connector
     * @return a view of this testbed for that cluster: {@link #connect()}, {@link #connectRest()}, {@link #processes()} and
     *     {@link #isUp()} refer to it, and everything else is the same. Closing either view closes both.
     */
    public Testbed withConnectBeside(String label, ConnectOptions workers, List<Path> pluginPath) {
        Testbed beside = startConnectBeside(label, workers, pluginPath);
        try {
            beside.connect.awaitReady();
            return beside;
        } catch (RuntimeException | Error e) {
            beside.endConnectBeside();
            throw e;
        }
    }

    /**
     * As {@link #withConnectBeside}, but returns immediately, so that several clusters can start together;
     * {@link #awaitReady()} waits for its workers.
     */
    public Testbed startConnectBeside(String label, ConnectOptions workers, List<Path> pluginPath) {
        ConnectOptions ofItsGroup = workers.asGroup("connect-" + label);
        Path folder = options.work().resolve("connect-" + label);
        JvmLauncher own =
                JvmLauncher.withOwnPorts(folder, options.logs().resolve(label), process -> options.jvmArguments());
        besides.add(own);
        try (MavenArtifacts artifacts = new MavenArtifacts()) {
            ConnectCluster cluster = new ConnectCluster(
                    new KafkaPrograms(artifacts, options.kafkaVersion()),
                    kafka,
                    ofItsGroup,
                    own,
                    own.ports(),
                    folder,
                    pluginPath.isEmpty() ? List.of(compiled(folder)) : pluginPath);
            cluster.start();
            return new Testbed(this, cluster, own);
        } catch (RuntimeException | Error e) {
            besides.remove(own);
            own.close();
            throw e;
        }
    }

    /**
     * Ends the workers of a cluster that was started beside the first one, and releases their ports. The first cluster
     * is unchanged.
     */
    public void endConnectBeside() {
        ownWorkers.ifPresent(own -> {
            besides.remove(own);
            own.close();
        });
    }

    /** REST client of a running worker. */
    @Override
    public ConnectRest connectRest() {
        return connect.rest();
    }

    /** All running programs: services, brokers, workers, in this order. */
    @Override
    public List<JvmProcess> processes() {
        List<JvmProcess> all = new ArrayList<>(aws.processes());
        registry.ifPresent(server -> all.add(server.process()));
        all.addAll(kafka.brokers());
        all.addAll(connect.workers());
        return all;
    }

    /**
     * The programs of {@link #processes()} and the workers of all other clusters: all programs that use this machine's
     * processors.
     */
    public List<JvmProcess> allProcesses() {
        List<JvmProcess> all = new ArrayList<>(launcher.running());
        besides.forEach(beside -> all.addAll(beside.running()));
        return all;
    }

    @Override
    public KafkaAccess kafkaAccess() {
        return new KafkaAccess(kafka.bootstrapServers(), Map.of(), KafkaAccess.NEAR_MS);
    }

    @Override
    public QueueSource queues() {
        return QueueSource.created(sqs);
    }

    @Override
    public Optional<String> bucket() {
        return Optional.empty();
    }

    @Override
    public String region() {
        return SqsAdmin.REGION;
    }

    @Override
    public boolean realAws() {
        return false;
    }

    /** The unchanged name, because no other experiment runs here. */
    @Override
    public String nameOf(String plain) {
        return plain;
    }

    @Override
    public String queueNameOf(String plain) {
        return plain;
    }

    @Override
    public boolean isUp() {
        return aws.isUp() && processes().stream().allMatch(JvmProcess::isAlive);
    }

    @Override
    public Optional<Testbed> owned() {
        return Optional.of(this);
    }

    /** Starts additional programs that end with this testbed. */
    public JvmLauncher launcher() {
        return launcher;
    }

    public TestbedOptions options() {
        return options;
    }

    /** Ends every process, releases the ports and deletes the work folder; logs are retained. */
    @Override
    public void close() {
        opened.close();
    }

    private static void deleteFolder(Path work) {
        if (!Files.exists(work)) {
            return;
        }
        try (Stream<Path> files = Files.walk(work)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            log.warn("cannot delete the work folder {} of the testbed: {}", work, e.toString());
        }
    }
}
