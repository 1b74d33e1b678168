package io.connect.bench.scenario.read;

import io.connect.bench.scenario.environment.ConnectSpec;
import io.connect.bench.scenario.environment.EnvironmentKind;
import io.connect.bench.scenario.environment.EnvironmentSpec;
import io.connect.bench.scenario.environment.ExternalSpec;
import io.connect.bench.scenario.environment.KafkaSpec;
import io.connect.bench.scenario.environment.Programs;
import io.connect.bench.scenario.environment.ServiceSpec;
import io.connect.bench.scenario.table.EnvironmentText;
import io.connect.bench.scenario.yaml.Place;
import io.connect.testbed.docker.DockerSpec;
import io.connect.testbed.sqs.SqsProgram;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Fills in environment settings that the file leaves out, and checks that related settings agree. For one use. */
final class EnvironmentResolver {

    /** The value that Kafka recommends, used if there are enough brokers. */
    private static final int DEFAULT_REPLICATION = 3;

    private static final Pattern RELEASE = Pattern.compile("\\d+\\.\\d+\\.\\d+[\\w.-]*");

    /** Properties by which the parts of an environment find each other. Others could lead to a cluster in use. */
    private static final Set<String> SET_FOR_BROKERS = Set.of(
            "process.roles",
            "node.id",
            "controller.quorum.voters",
            "listeners",
            "advertised.listeners",
            "listener.security.protocol.map",
            "inter.broker.listener.name",
            "controller.listener.names",
            "log.dirs");

    private static final Set<String> SET_FOR_WORKERS = Set.of(
            "bootstrap.servers",
            "group.id",
            "listeners",
            "rest.advertised.host.name",
            "rest.advertised.port",
            "plugin.path");

    private final EnvironmentText said;
    private final Optional<EnvironmentKind> chosen;
    private final EnvironmentKind kind;
    private final Place place;
    private boolean fits = true;

    /**
     * Creates a resolver for one use.
     *
     * @param chosen the kind that takes precedence over the one in the file
     */
    EnvironmentResolver(EnvironmentText said, Optional<EnvironmentKind> chosen, Place place) {
        this.said = said;
        this.chosen = chosen;
        this.kind = chosen.orElse(said.kind());
        this.place = place;
    }

    /**
     * Resolves the environment; empty if there were problems, which were all reported.
     *
     * @param s3 whether an object store is needed
     * @param registry whether a schema registry is needed
     */
    Optional<EnvironmentSpec> resolve(boolean s3, boolean registry) {
        EnvironmentText.Kafka kafka = said.kafka();
        EnvironmentText.Connect connect = said.connect();
        int replication = kafka.replicationFactor().orElse(Math.min(DEFAULT_REPLICATION, kafka.brokers()));
        check(kafka.version().isPresent(), "key 'version' is missing: which Kafka, such as 4.4.0", "kafka");
        checkVersions(kafka.version(), connect.version());
        check(
                replication <= kafka.brokers(),
                replication + " copies of a partition need as many brokers, there are " + kafka.brokers(),
                "kafka",
                "replicationFactor");
        check(
                connect.heap().compareTo(ConnectSpec.MIN_HEAP) >= 0,
                "'" + connect.heap() + "' is out of range, a worker needs at least " + ConnectSpec.MIN_HEAP,
                "connect",
                "heap");
        checkProperties(kafka.properties(), SET_FOR_BROKERS, "kafka");
        checkProperties(connect.properties(), SET_FOR_WORKERS, "connect");
        checkAddress(kafka.bootstrapServers().isPresent(), "the address", "kafka", "bootstrapServers");
        checkAddress(connect.url().isPresent(), "the REST address", "connect", "url");
        checkForExternal(!kafka.client().isEmpty(), "kafka", "client");
        checkForExternal(!connect.access().equals(ExternalSpec.RestAccess.OPEN), "connect", "access");
        checkForExternal(said.sqs().endpoint().isPresent(), "sqs", "endpoint");
        checkForExternal(!said.sqs().queueUrls().isEmpty(), "sqs", "queueUrls");
        checkForExternal(said.s3().endpoint().isPresent(), "s3", "endpoint");
        checkForExternal(said.s3().bucket().isPresent(), "s3", "bucket");
        checkForExternal(said.registry().endpoint().isPresent(), "registry", "endpoint");
        Optional<ExternalSpec> external =
                kind == EnvironmentKind.EXTERNAL ? external() : Optional.of(ExternalSpec.NONE);
        if (!fits || external.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new EnvironmentSpec(
                kind,
                new KafkaSpec(
                        kafka.version().orElseThrow(),
                        kafka.brokers(),
                        replication,
                        kafka.partitions(),
                        kafka.bootstrapServers(),
                        kafka.properties()),
                new ConnectSpec(
                        connect.version()
                                .filter(ofACluster -> kind == EnvironmentKind.EXTERNAL)
                                .or(kafka::version)
                                .orElseThrow(),
                        connect.workers(),
                        connect.heap(),
                        connect.jvm(),
                        connect.cores(),
                        connect.url(),
                        connect.properties()),
                new ServiceSpec(
                        true,
                        said.sqs().endpoint(),
                        said.sqs().region(),
                        said.sqs().subjectEndpoint()),
                new ServiceSpec(
                        s3, said.s3().endpoint(), said.s3().region(), said.s3().subjectEndpoint()),
                new ServiceSpec(
                        registry,
                        said.registry().endpoint(),
                        EnvironmentText.DEFAULT_REGION,
                        said.registry().subjectEndpoint()),
                external.get(),
                new Programs(
                        SqsProgram.of(said.sqs().program()),
                        new DockerSpec(
                                said.docker().localstack().orElse(DockerSpec.DEFAULT.localstack()),
                                said.docker().toxiproxy().orElse(DockerSpec.DEFAULT.toxiproxy()))),
                // Existing parts may belong to somebody else and may cost money, so they get no unmeasured load.
                kind == EnvironmentKind.EXTERNAL ? Duration.ZERO : said.rehearsal(),
                said.jvm()));
    }

    private Optional<ExternalSpec> external() {
        try {
            return Optional.of(new ExternalSpec(
                    said.kafka().client(),
                    said.connect().access(),
                    said.sqs().queueUrls(),
                    said.sqs().queueNames(),
                    said.s3().bucket()));
        } catch (IllegalArgumentException e) {
            place.problem(e.getMessage(), "sqs", "queueNames");
            return Optional.empty();
        }
    }

    /** Brokers and workers that the testbed starts are programs of one release of Kafka, named by its number. */
    private void checkVersions(Optional<String> kafka, Optional<String> connect) {
        boolean started = kind != EnvironmentKind.EXTERNAL;
        check(
                !started
                        || kafka.stream()
                                .allMatch(version -> RELEASE.matcher(version).matches()),
                kafka.map(version -> "'" + version + "' is no release of Kafka, such as 4.4.0")
                        .orElse(""),
                "kafka",
                "version");
        check(
                !started || connect.isEmpty() || connect.equals(kafka) || chosen.isPresent(),
                "connect.version needs kind external, not " + kind.text()
                        + "; workers that are started have kafka.version",
                "connect",
                "version");
    }

    private void checkProperties(Map<String, String> properties, Set<String> set, String part) {
        properties.keySet().stream()
                .filter(key ->
                        kind != EnvironmentKind.EXTERNAL && (set.contains(key) || key.endsWith(".bootstrap.servers")))
                .forEach(key ->
                        check(false, "'" + key + "' is set by the bench; leave it out", part, "properties", key));
    }

    /**
     * Checks that an existing cluster has an address, and that a cluster started by the testbed has none. If the command line
     * chose the kind of environment, unused addresses are allowed.
     */
    private void checkAddress(boolean given, String address, String part, String key) {
        check(
                kind != EnvironmentKind.EXTERNAL || given,
                "kind external needs " + part + "." + key + ", " + address + " of the cluster",
                part,
                key);
        checkForExternal(given, part, key);
    }

    /** Checks that a key of existing parts is not given where the testbed starts these parts, since it would be ignored. */
    private void checkForExternal(boolean given, String part, String key) {
        check(
                kind == EnvironmentKind.EXTERNAL || !given || chosen.isPresent(),
                part + "." + key + " needs kind external, not " + kind.text(),
                part,
                key);
    }

    private void check(boolean holds, String otherwise, Object... keys) {
        if (!holds) {
            place.problem(otherwise, keys);
            fits = false;
        }
    }
}
