package io.connect.bench.environment;

import io.connect.bench.external.ExternalEnvironment;
import io.connect.bench.fault.RunFaults;
import io.connect.bench.inspect.WorkerInspection;
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
import io.connect.testbed.kafka.KafkaOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one environment that runs at a time. Scenarios that ask for the same parts share it; another spec, or a part that
 * died, gets a new one. Used by one thread at a time.
 */
public class Environments implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Environments.class);

    private static final String BROKER_HEAP = "1g";
    private static final long MIB = 1024L * 1024;

    private final Settings settings;
    private RunningEnvironment running;
    private Key key;
    private int started;

    /** What two scenarios must have in common to share an environment. */
    private record Key(EnvironmentSpec spec, Optional<String> plugin) {}

    /** Environments for one simulation; nothing runs yet. */
    public Environments(Settings settings) {
        this.settings = settings;
    }

    /** What the scenario asks for that this bench has not got; empty when it can be run. */
    public static List<String> lacking(Scenario scenario) {
        List<String> lacking = new ArrayList<>();
        EnvironmentSpec spec = scenario.environment();
        if (spec.kind() == EnvironmentKind.DOCKER) {
            DockerEngine.lacking().ifPresent(lacking::add);
        }
        if (spec.kind() == EnvironmentKind.EXTERNAL && scenario.subject().kind() == Subject.Kind.LOOP) {
            lacking.add("its subject is the bare loop, which runs beside the testbed's own processes only");
        }
        return lacking;
    }

    /** Whether one scenario can run where the other has run. */
    public static boolean isShared(Scenario one, Scenario other) {
        return key(one).equals(key(other));
    }

    private static Key key(Scenario scenario) {
        return new Key(withoutShares(scenario.environment()), scenario.subject().plugin());
    }

    /** The environment for a scenario, started unless the present one will do. */
    public RunningEnvironment forScenario(Scenario scenario) {
        Key wanted = key(scenario);
        if (running != null && wanted.equals(key) && running.isUp()) {
            return running;
        }
        close();
        key = wanted;
        running = wanted.spec().kind() == EnvironmentKind.EXTERNAL
                ? ExternalEnvironment.reach(wanted.spec(), settings.runId())
                : Testbed.start(options(wanted));
        if (!running.processes().isEmpty()) {
            log.info(WorkerInspection.addresses(running.processes()));
        }
        return running;
    }

    /** The share of the processor is given and taken by each run itself ({@link RunFaults}). */
    public static EnvironmentSpec withoutShares(EnvironmentSpec spec) {
        ConnectSpec connect = spec.connect();
        ConnectSpec whole = new ConnectSpec(
                connect.version(),
                connect.workers(),
                connect.heap(),
                connect.jvm(),
                Optional.empty(),
                connect.url(),
                connect.properties());
        return new EnvironmentSpec(
                spec.kind(),
                spec.kafka(),
                whole,
                spec.sqs(),
                spec.s3(),
                spec.registry(),
                spec.external(),
                spec.programs(),
                spec.rehearsal());
    }

    private TestbedOptions options(Key wanted) {
        EnvironmentSpec spec = wanted.spec();
        String name = "testbed-" + ProcessHandle.current().pid() + "-" + ++started;
        KafkaOptions kafka = new KafkaOptions(
                spec.kafka().brokers(),
                spec.kafka().replicationFactor(),
                BROKER_HEAP,
                spec.kafka().properties());
        ConnectOptions connect = new ConnectOptions(
                spec.connect().workers(),
                heap(spec.connect().heap()),
                spec.connect().jvm(),
                spec.connect().properties());
        List<Path> plugins = pluginPath(wanted.plugin());
        TestbedOptions options = new TestbedOptions(
                new TestbedOptions.Folders(
                        settings.projectRoot(),
                        settings.runFolder().resolve("logs").resolve(name),
                        settings.projectRoot().resolve("gatling/target").resolve(name)),
                spec.kafka().version(),
                kafka,
                connect,
                plugins,
                services(spec),
                spec.kind() == EnvironmentKind.DOCKER
                        ? new AwsSource.Containers(spec.programs().docker())
                        : new AwsSource.Processes(spec.programs().sqs()));
        return settings.has(Settings.Flag.MONITORING) ? options.withAlso(Service.MONITORING) : options;
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

    /** Where the workers find the subject; empty for the connector just compiled. */
    protected List<Path> pluginPath(Optional<String> plugin) {
        return plugin.map(folder -> List.of(settings.projectRoot().resolve(folder)))
                .orElse(List.of());
    }

    private static String heap(DataSize size) {
        return size.bytes() / MIB + "m";
    }

    /** Ends what runs. */
    @Override
    public void close() {
        if (running != null) {
            running.close();
            running = null;
        }
    }
}
