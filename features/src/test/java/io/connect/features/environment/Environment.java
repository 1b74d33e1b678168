package io.connect.features.environment;

import io.connect.testbed.AwsSource;
import io.connect.testbed.Testbed;
import io.connect.testbed.TestbedOptions;
import io.connect.testbed.artifact.MavenArtifacts;
import io.connect.testbed.connect.ConnectOptions;
import io.connect.testbed.connect.StandaloneSpec;
import io.connect.testbed.connect.StandaloneWorker;
import io.connect.testbed.kafka.KafkaCluster;
import io.connect.testbed.kafka.KafkaPrograms;
import io.connect.testbed.process.Opened;
import io.connect.testbed.process.PortLease;
import io.connect.toxiproxy.proxy.Proxy;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One queue service, one cluster of brokers, and groups of Connect workers that start when a scenario requests them.
 *
 * <p>Thread-safe. Only a scenario that has reserved an environment may disturb it.
 */
public final class Environment implements AutoCloseable {
    private final EnvironmentKind kind;
    private final Path logs;
    private final Path work;
    private final List<Path> pluginPath;
    private final Map<String, String> workerSettings;
    private final Testbed testbed;
    private final Stores stores;
    private final Opened opened = new Opened();
    private final PortLease ports = opened.add(new PortLease());
    private final Optional<BrokerLink> brokerLink;
    private final Map<WorkerGroupKind, LazyWorkers> groups = new EnumMap<>(WorkerGroupKind.class);

    Environment(EnvironmentKind kind, Path logs, Path work, SuitePrograms programs, List<Path> pluginPath) {
        this.kind = kind;
        this.logs = logs;
        this.work = work;
        this.pluginPath = pluginPath;
        this.workerSettings = programs.workers();
        try {
            this.brokerLink =
                    kind.linksBrokers() ? Optional.of(opened.add(new BrokerLink(ports.next()))) : Optional.empty();
            this.testbed = opened.add(Testbed.start(TestbedOptions.small(
                            Environments.projectRoot(), logs, work.resolve("testbed"))
                    .withKafkaVersion(programs.kafkaVersion())
                    .withAws(new AwsSource.Processes(programs.sqs()))
                    .withPluginPath(pluginPath)
                    .withKafka(brokerLink.map(link -> link.on(kind.kafka())).orElseGet(kind::kafka))
                    .withConnect(ConnectOptions.NONE)));
        } catch (RuntimeException | Error e) {
            opened.closeAfter(e);
            throw e;
        }
        this.stores = opened.add(new Stores(testbed, work.resolve("stores")));
        for (WorkerGroupKind group : WorkerGroupKind.values()) {
            groups.put(
                    group,
                    new LazyWorkers(() -> startWorkers(
                            new WorkerSpec(group.label(), group.workers(), group.settings(), pluginPath))));
        }
    }

    /** The kind of environment: shared by scenarios, or reserved. */
    public EnvironmentKind kind() {
        return kind;
    }

    /** Queue service and brokers. */
    public Testbed testbed() {
        return testbed;
    }

    /**
     * The network path of calls between brokers, such as markers of transactions.
     *
     * @throws IllegalStateException in an environment of another kind
     */
    public Proxy betweenBrokers() {
        return brokerLink
                .orElseThrow(() -> new IllegalStateException("the scenario needs the tag @own-environment"))
                .proxy();
    }

    /** Object store and schema registry. */
    public Stores stores() {
        return stores;
    }

    /** The running workers of a kind. */
    public WorkerGroup workers(WorkerGroupKind group) {
        return groups.get(group).get();
    }

    /** Starts workers for one scenario. The scenario closes them. */
    public WorkerGroup startWorkers(WorkerSpec spec) {
        Map<String, String> settings = new HashMap<>(workerSettings);
        settings.putAll(spec.settings());
        return WorkerGroup.start(
                new WorkerSpec(spec.label(), spec.workers(), settings, spec.pluginPath()),
                testbed.options().kafkaVersion(),
                testbed.kafka(),
                new WorkerFolders(logs.resolve(spec.label()), scratch(spec.label())));
    }

    /**
     * Starts a standalone worker for one scenario and waits until it answers. The scenario ends it.
     *
     * @param plugins folders that contain plugin folders or self-contained jars
     * @param connectors a configuration per connector
     * @param variables the variables of its environment
     */
    public StandaloneWorker startStandalone(
            String name, List<Path> plugins, List<Map<String, String>> connectors, Map<String, String> variables) {
        try (MavenArtifacts artifacts = new MavenArtifacts()) {
            StandaloneWorker worker = StandaloneWorker.start(
                    new StandaloneSpec("standalone-" + name, WorkerGroup.HEAP, plugins, connectors, variables),
                    new KafkaPrograms(artifacts, testbed.options().kafkaVersion()),
                    testbed.kafka(),
                    testbed.launcher(),
                    ports,
                    scratch("standalone-" + name));
            try {
                worker.awaitReady();
                return worker;
            } catch (RuntimeException | Error e) {
                worker.process().close();
                throw e;
            }
        }
    }

    /** A folder with this name for data that is deleted when the suite ends. */
    public Path scratch(String name) {
        return work.resolve(name);
    }

    /**
     * Restarts every broker that is not running, and waits until all answer. Dead workers are restarted at their next use.
     *
     * @throws IllegalStateException when workers did not start, so that the next scenario cannot use this environment
     */
    void revive() {
        groups.values().forEach(LazyWorkers::reviveWhenAsked);
        KafkaCluster kafka = testbed.kafka();
        for (int number = 1; number <= kafka.brokers().size(); number++) {
            if (!kafka.brokers().get(number - 1).isAlive()) {
                kafka.restart(number);
            }
        }
        kafka.awaitReady();
    }

    @Override
    public void close() {
        groups.values().forEach(LazyWorkers::close);
        opened.close();
    }
}
