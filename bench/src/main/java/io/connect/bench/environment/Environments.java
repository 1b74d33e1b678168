package io.connect.bench.environment;

import io.connect.bench.external.ExternalEnvironment;
import io.connect.bench.inspect.Inspections;
import io.connect.bench.inspect.WorkerInspection;
import io.connect.bench.monitor.LiveRun;
import io.connect.bench.monitor.MetricsEndpoint;
import io.connect.bench.monitor.RunMetrics;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.Subject;
import io.connect.bench.scenario.environment.ConnectSpec;
import io.connect.bench.scenario.environment.EnvironmentKind;
import io.connect.bench.scenario.environment.EnvironmentSpec;
import io.connect.bench.scenario.unit.DataSize;
import io.connect.bench.settings.Settings;
import io.connect.testbed.AwsSource;
import io.connect.testbed.RunningEnvironment;
import io.connect.testbed.Testbed;
import io.connect.testbed.TestbedOptions;
import io.connect.testbed.TestbedOptions.Service;
import io.connect.testbed.connect.ConnectOptions;
import io.connect.testbed.docker.DockerEngine;
import io.connect.testbed.inspect.JvmInspection;
import io.connect.testbed.kafka.KafkaOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running environment: one set of brokers and services, and the Connect clusters that scenarios have started on them.
 * Scenarios that need the same workers share a cluster, which stays warm. A scenario that needs other brokers or services gets a
 * new environment. So does the next scenario after a part of the environment has died. Used by one thread at a time.
 */
public class Environments implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Environments.class);
    private static final ConnectSpec ANY_WORKERS =
            new ConnectSpec("any", 1, ConnectSpec.MIN_HEAP, List.of(), Optional.empty(), Optional.empty(), Map.of());

    private static final String CONNECTOR_CLASS = "connector.class";
    private static final String BROKER_HEAP = "1g";
    private static final long MIB = 1024L * 1024;
    /** Maximum number of clusters, since each takes memory. The cluster that has been unused longest is stopped first. */
    private static final int MOST_CLUSTERS = 4;

    private final Settings settings;
    /** The clusters by their workers, in the order of their last use. The first cluster ends only together with the brokers. */
    private final Map<Cluster, RunningEnvironment> clusters = new LinkedHashMap<>();

    /** Open from the first run to the end of the invocation, if monitoring is on. */
    private Optional<MetricsEndpoint> endpoint = Optional.empty();

    private Optional<EnvironmentSpec> place = Optional.empty();
    private Optional<Cluster> first = Optional.empty();
    private int started;
    private int besides;

    /** Identifies the workers; scenarios with equal values share them. */
    private record Cluster(ConnectSpec workers, Optional<String> plugin) {}

    /** Creates the environments of one simulation; starts nothing yet. */
    public Environments(Settings settings) {
        this.settings = settings;
    }

    /** The requirements of the scenario that this bench cannot meet; empty when it can run the scenario. */
    public static List<String> lacking(Scenario scenario) {
        List<String> lacking = new ArrayList<>();
        EnvironmentSpec spec = scenario.environment();
        if (spec.kind() == EnvironmentKind.DOCKER) {
            DockerEngine.lacking().ifPresent(lacking::add);
        }
        if (spec.kind() == EnvironmentKind.EXTERNAL && scenario.subject().kind() == Subject.Kind.LOOP) {
            lacking.add("its subject is the bare loop, which runs beside the testbed's own processes only");
        }
        Subject subject = scenario.subject();
        if (subject.kind() == Subject.Kind.CONNECTOR
                && !scenario.connector().containsKey(CONNECTOR_CLASS)
                && !subject.config().containsKey(CONNECTOR_CLASS)) {
            lacking.add(CONNECTOR_CLASS + " is missing; write it under connector of the subject " + subject.name());
        }
        return lacking;
    }

    /**
     * As {@link #lacking(Scenario)}, with the plugin folder of the subject.
     *
     * @param projectRoot the folder to which the path of the plugin is relative
     */
    public static List<String> lacking(Scenario scenario, Path projectRoot) {
        List<String> lacking = new ArrayList<>(lacking(scenario));
        clusterOf(scenario)
                .plugin()
                .map(projectRoot::resolve)
                .flatMap(PluginPath::problem)
                .ifPresent(lacking::add);
        return lacking;
    }

    /** Whether one scenario can run on the brokers and services of the other. */
    public static boolean sharesPlace(Scenario one, Scenario other) {
        return placeOf(one).equals(placeOf(other));
    }

    /** Whether one scenario can run on the workers of the other. */
    public static boolean sharesWorkers(Scenario one, Scenario other) {
        return sharesPlace(one, other) && clusterOf(one).equals(clusterOf(other));
    }

    /** The environment without its workers. Any number of workers, with any heap and configuration, can use the same brokers. */
    private static EnvironmentSpec placeOf(Scenario scenario) {
        EnvironmentSpec spec = scenario.environment();
        return spec.kind() == EnvironmentKind.EXTERNAL
                ? spec
                : spec.withConnect(ANY_WORKERS).withRehearsal(Duration.ZERO);
    }

    private static Cluster clusterOf(Scenario scenario) {
        // Each run sets and removes the CPU limit itself (RunFaults).
        boolean external = scenario.environment().kind() == EnvironmentKind.EXTERNAL;
        return new Cluster(
                scenario.environment().connect().withoutShare(),
                external ? Optional.empty() : scenario.subject().plugin());
    }

    /** Publishes a run in the monitoring of this invocation, until the returned handle is closed. */
    public RunMetrics.Following follow(LiveRun run) {
        return watch().map(shown -> shown.runs().follow(run)).orElse(() -> {});
    }

    private synchronized Optional<MetricsEndpoint> watch() {
        if (endpoint.isEmpty() && settings.has(Settings.Flag.MONITORING)) {
            MetricsEndpoint opened = MetricsEndpoint.open();
            log.info("series of the runs for Prometheus: http://{}/metrics", opened.address());
            endpoint = Optional.of(opened);
        }
        return endpoint;
    }

    /** Returns the environment for a scenario. Starts a new one if the present one does not fit. */
    public RunningEnvironment forScenario(Scenario scenario) {
        EnvironmentSpec wanted = placeOf(scenario);
        Cluster cluster = clusterOf(scenario);
        boolean stands =
                place.equals(Optional.of(wanted)) && clusters.values().stream().allMatch(RunningEnvironment::isUp);
        if (!stands) {
            endAll();
            place = Optional.of(wanted);
        }
        RunningEnvironment running = clusters.remove(cluster);
        if (running == null) {
            running = clusters.isEmpty() ? startFirst(scenario, cluster) : startBeside(cluster);
            scraped(running);
            tellAddresses(running);
        }
        clusters.put(cluster, running);
        return running;
    }

    private RunningEnvironment startFirst(Scenario scenario, Cluster cluster) {
        first = Optional.of(cluster);
        return scenario.environment().kind() == EnvironmentKind.EXTERNAL
                ? ExternalEnvironment.reach(scenario.environment(), settings.runId())
                : Testbed.start(options(scenario.environment(), cluster));
    }

    private RunningEnvironment startBeside(Cluster cluster) {
        if (clusters.size() >= MOST_CLUSTERS) {
            Cluster oldest = clusters.keySet().stream()
                    .filter(other -> !first.equals(Optional.of(other)))
                    .findFirst()
                    .orElseThrow();
            clusters.remove(oldest).owned().ifPresent(Testbed::endConnectBeside);
        }
        Testbed base = clusters.get(first.orElseThrow()).owned().orElseThrow();
        return base.withConnectBeside("workers-" + (++besides + 1), connect(cluster), pluginPath(cluster.plugin()));
    }

    /**
     * Writes the scrape targets. A Prometheus with the testbed's configuration then sees the runs and every worker started so
     * far.
     */
    private void scraped(RunningEnvironment running) {
        watch().ifPresent(shown ->
                running.owned().ifPresent(testbed -> testbed.showToPrometheus("bench", shown.address())));
    }

    private static void tellAddresses(RunningEnvironment running) {
        if (!running.processes().isEmpty()) {
            log.info(WorkerInspection.addresses(running.processes()));
        }
    }

    /**
     * Folders for the next environment. A killed run leaves its folder, and in a container the next run can have the same process
     * id. Its programs would not start on the data of the other.
     */
    TestbedOptions.Folders nextFolders() {
        String name;
        Path work;
        do {
            name = "testbed-" + ProcessHandle.current().pid() + "-" + ++started;
            work = settings.projectRoot().resolve("gatling/target").resolve(name);
        } while (Files.exists(work));
        return new TestbedOptions.Folders(
                settings.projectRoot(), settings.runFolder().resolve("logs").resolve(name), work);
    }

    private TestbedOptions options(EnvironmentSpec spec, Cluster cluster) {
        KafkaOptions kafka = new KafkaOptions(
                spec.kafka().brokers(),
                spec.kafka().replicationFactor(),
                BROKER_HEAP,
                spec.kafka().properties());
        TestbedOptions options = new TestbedOptions(
                nextFolders(),
                spec.kafka().version(),
                kafka,
                connect(cluster),
                pluginPath(cluster.plugin()),
                services(spec),
                spec.kind() == EnvironmentKind.DOCKER
                        ? new AwsSource.Containers(spec.programs().docker())
                        : new AwsSource.Processes(spec.programs().sqs()),
                spec.jvm());
        return settings.has(Settings.Flag.MONITORING) ? options.withAlso(Service.MONITORING) : options;
    }

    private ConnectOptions connect(Cluster cluster) {
        return workers(cluster.workers(), cluster.plugin().isPresent());
    }

    /**
     * Options of the workers that are started for a scenario.
     *
     * @param foreign whether the plugin comes from another project. It may lack the file with which a worker finds it without
     *     reading every class.
     */
    protected ConnectOptions workers(ConnectSpec spec, boolean foreign) {
        Map<String, String> properties = new LinkedHashMap<>(spec.properties());
        if (foreign) {
            properties.putIfAbsent("plugin.discovery", "hybrid_warn");
        }
        List<String> jvm = new ArrayList<>(spec.jvm());
        if (Inspections.from(System.getProperties()).flightRecording()) {
            // The recording of a run begins after the warm-up. Without this it would undo a part of it.
            jvm.add(JvmInspection.RECORDING_FROM_THE_START);
        }
        return new ConnectOptions(spec.workers(), heap(spec.heap()), jvm, properties);
    }

    private static Set<Service> services(EnvironmentSpec spec) {
        Set<Service> services = EnumSet.noneOf(Service.class);
        if (spec.s3().needed()) {
            services.add(Service.S3);
        }
        if (spec.registry().needed()) {
            services.add(Service.SCHEMA_REGISTRY);
        }
        return services;
    }

    /** The plugin folder of the subject; empty for the connector of this project. */
    protected List<Path> pluginPath(Optional<String> plugin) {
        return plugin.map(settings.projectRoot()::resolve).map(PluginPath::checked).stream()
                .toList();
    }

    private static String heap(DataSize size) {
        return size.bytes() / MIB + "m";
    }

    /** Stops everything that runs. */
    @Override
    public void close() {
        endAll();
        synchronized (this) {
            endpoint.ifPresent(MetricsEndpoint::close);
            endpoint = Optional.empty();
        }
    }

    private void endAll() {
        // Closing one of these environments closes all of them.
        first.map(clusters::get).ifPresent(RunningEnvironment::close);
        clusters.clear();
        first = Optional.empty();
        place = Optional.empty();
    }
}
