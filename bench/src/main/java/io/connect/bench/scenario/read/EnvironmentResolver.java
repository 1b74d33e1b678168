package io.connect.bench.scenario.read;

import io.connect.bench.scenario.environment.ConnectSpec;
import io.connect.bench.scenario.environment.EnvironmentKind;
import io.connect.bench.scenario.environment.EnvironmentSpec;
import io.connect.bench.scenario.environment.ExternalSpec;
import io.connect.bench.scenario.environment.KafkaSpec;
import io.connect.bench.scenario.environment.ServiceSpec;
import io.connect.bench.scenario.table.EnvironmentText;
import io.connect.bench.scenario.unit.DataSize;
import io.connect.bench.scenario.yaml.Place;
import io.connect.testbed.docker.DockerSpec;
import java.time.Duration;
import java.util.Optional;

/** Fills in what the file leaves open about the environment, and checks what belongs together. */
final class EnvironmentResolver {

    /** As Kafka recommends, where there are that many brokers. */
    private static final int DEFAULT_REPLICATION = 3;

    private EnvironmentResolver() {}

    static Optional<EnvironmentSpec> resolve(
            EnvironmentText part, Optional<EnvironmentKind> chosenKind, boolean s3, boolean registry, Place place) {
        EnvironmentKind kind = chosenKind.orElse(part.kind());
        if (part.kafka().version().isEmpty()) {
            place.problem("key 'version' is missing: which Kafka, such as 4.4.0", "kafka");
            return Optional.empty();
        }
        int brokers = part.kafka().brokers();
        int replication = part.kafka().replicationFactor().orElse(Math.min(DEFAULT_REPLICATION, brokers));
        if (replication > brokers) {
            place.problem(
                    replication + " copies of a partition need as many brokers, there are " + brokers,
                    "kafka",
                    "replicationFactor");
            return Optional.empty();
        }
        DataSize heap = part.connect().heap();
        if (heap.compareTo(ConnectSpec.MIN_HEAP) < 0) {
            place.problem(
                    "'" + heap + "' is out of range, a worker needs at least " + ConnectSpec.MIN_HEAP,
                    "connect",
                    "heap");
            return Optional.empty();
        }
        // What the command line chose may well leave addresses unused; what the file says must fit together.
        boolean chosen = chosenKind.isPresent();
        if (!addressesFit(part, kind, chosen, place)) {
            return Optional.empty();
        }
        Optional<ExternalSpec> external =
                kind == EnvironmentKind.EXTERNAL ? external(part, place) : Optional.of(ExternalSpec.NONE);
        if (external.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new EnvironmentSpec(
                kind,
                new KafkaSpec(
                        part.kafka().version().get(),
                        brokers,
                        replication,
                        part.kafka().partitions(),
                        part.kafka().bootstrapServers(),
                        part.kafka().properties()),
                new ConnectSpec(
                        part.connect().version().orElse(part.kafka().version().get()),
                        part.connect().workers(),
                        heap,
                        part.connect().jvm(),
                        part.connect().cores(),
                        part.connect().url(),
                        part.connect().properties()),
                new ServiceSpec(
                        true,
                        part.sqs().endpoint(),
                        part.sqs().region(),
                        part.sqs().subjectEndpoint()),
                new ServiceSpec(
                        s3, part.s3().endpoint(), part.s3().region(), part.s3().subjectEndpoint()),
                new ServiceSpec(
                        registry,
                        part.registry().endpoint(),
                        EnvironmentText.DEFAULT_REGION,
                        part.registry().subjectEndpoint()),
                external.get(),
                docker(part.docker()),
                // Parts that are already there are somebody's, and may cost: nothing is offered to them unmeasured.
                kind == EnvironmentKind.EXTERNAL ? Duration.ZERO : part.rehearsal()));
    }

    private static DockerSpec docker(EnvironmentText.Images part) {
        return new DockerSpec(
                part.localstack().orElse(DockerSpec.DEFAULT.localstack()),
                part.toxiproxy().orElse(DockerSpec.DEFAULT.toxiproxy()));
    }

    private static Optional<ExternalSpec> external(EnvironmentText part, Place place) {
        try {
            return Optional.of(new ExternalSpec(
                    part.kafka().client(),
                    part.connect().access(),
                    part.sqs().queueUrls(),
                    part.sqs().queueNames(),
                    part.s3().bucket()));
        } catch (IllegalArgumentException e) {
            place.problem(e.getMessage(), "sqs", "queueNames");
            return Optional.empty();
        }
    }

    /** A cluster that is already there has an address, and one that the testbed starts has none. */
    private static boolean addressesFit(EnvironmentText part, EnvironmentKind kind, boolean chosen, Place place) {
        boolean external = kind == EnvironmentKind.EXTERNAL;
        boolean fits = true;
        if (!external && chosen) {
            return true;
        }
        if (external != part.kafka().bootstrapServers().isPresent()) {
            place.problem(
                    external
                            ? "kind external needs kafka.bootstrapServers, the address of the cluster"
                            : "kafka.bootstrapServers needs kind external, not " + kind.text(),
                    "kafka",
                    "bootstrapServers");
            fits = false;
        }
        if (external != part.connect().url().isPresent()) {
            place.problem(
                    external
                            ? "kind external needs connect.url, the REST address of the cluster"
                            : "connect.url needs kind external, not " + kind.text(),
                    "connect",
                    "url");
            fits = false;
        }
        return fits;
    }
}
