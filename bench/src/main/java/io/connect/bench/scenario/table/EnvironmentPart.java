package io.connect.bench.scenario.table;

import io.connect.bench.scenario.environment.EnvironmentKind;
import io.connect.bench.scenario.environment.ExternalSpec.RestAccess;
import io.connect.bench.scenario.unit.DataSize;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code environment:} as far as one layer or a merge of layers says it. It has a component for each key. */
public record EnvironmentPart(
        Optional<EnvironmentKind> kind,
        Optional<Duration> rehearsal,
        Kafka kafka,
        Connect connect,
        Service sqs,
        Service s3,
        Service registry,
        Docker docker) {

    public static final EnvironmentPart EMPTY = new EnvironmentPart(
            Optional.empty(),
            Optional.empty(),
            Kafka.EMPTY,
            Connect.EMPTY,
            Service.EMPTY,
            Service.EMPTY,
            Service.EMPTY,
            Docker.EMPTY);

    /** {@code docker:}. */
    public record Docker(Optional<String> localstack, Optional<String> toxiproxy) {
        static final Docker EMPTY = new Docker(Optional.empty(), Optional.empty());
    }

    /** {@code kafka:}. */
    public record Kafka(
            Optional<String> version,
            Optional<Integer> brokers,
            Optional<Integer> replicationFactor,
            Optional<Integer> partitions,
            Optional<String> bootstrapServers,
            Map<String, String> client,
            Map<String, String> properties) {
        static final Kafka EMPTY = new Kafka(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of());
    }

    /** {@code connect:}. */
    public record Connect(
            Optional<String> version,
            Optional<Integer> workers,
            Optional<DataSize> heap,
            Optional<List<String>> jvm,
            Optional<Double> cores,
            Optional<URI> url,
            Optional<RestAccess> access,
            Map<String, String> properties) {
        static final Connect EMPTY = new Connect(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    /**
     * {@code sqs:}, {@code s3:} or {@code registry:}; each uses what makes sense for it.
     *
     * @param queueUrls of SQS
     * @param queueNames of SQS
     * @param bucket of S3
     */
    public record Service(
            Optional<URI> endpoint,
            Optional<URI> subjectEndpoint,
            Optional<String> region,
            Optional<List<String>> queueUrls,
            Optional<String> queueNames,
            Optional<String> bucket) {
        static final Service EMPTY = new Service(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
