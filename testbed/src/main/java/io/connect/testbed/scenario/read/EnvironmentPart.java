package io.connect.testbed.scenario.read;

import io.connect.testbed.scenario.EnvironmentKind;
import io.connect.testbed.scenario.ExternalSpec.RestAccess;
import io.connect.testbed.scenario.unit.DataSize;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code environment:} as far as one layer or a merge of layers says it. */
record EnvironmentPart(
        Optional<EnvironmentKind> kind,
        Optional<Duration> rehearsal,
        Kafka kafka,
        Connect connect,
        Service sqs,
        Service s3,
        Service registry,
        Docker docker) {

    static final EnvironmentPart EMPTY = new EnvironmentPart(
            Optional.empty(),
            Optional.empty(),
            Kafka.EMPTY,
            Connect.EMPTY,
            Service.EMPTY,
            Service.EMPTY,
            Service.EMPTY,
            Docker.EMPTY);

    /** {@code docker:}. */
    record Docker(Optional<String> localstack, Optional<String> toxiproxy) {
        static final Docker EMPTY = new Docker(Optional.empty(), Optional.empty());
    }

    /** {@code kafka:}. */
    record Kafka(
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
    record Connect(
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
    record Service(
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
