package io.connect.bench.scenario.table;

import io.connect.bench.scenario.environment.ConnectSpec;
import io.connect.bench.scenario.environment.EnvironmentKind;
import io.connect.bench.scenario.environment.ExternalSpec;
import io.connect.bench.scenario.environment.KafkaSpec;
import io.connect.bench.scenario.key.Key;
import io.connect.bench.scenario.unit.DataSize;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The content of {@code environment:} in one layer or a merge of layers. */
public record EnvironmentText(
        @Key(value = "Where the parts run.", otherwise = "embedded")
        EnvironmentKind kind,

        @Key(
                value =
                        "Longest time that new workers are warmed up before the first measurement on them; it ends as soon as"
                                + " their speed is steady.",
                otherwise = "0s")
        Duration rehearsal,

        @Key(
                value =
                        "Arguments of every JVM that is started, such as -XX:TieredStopAtLevel=1 for the first compiler alone.",
                otherwise = "[]")
        List<String> jvm,

        @Key(value = "The Kafka cluster.", otherwise = "{}") Kafka kafka,

        @Key(value = "The Connect cluster.", otherwise = "{}")
        Connect connect,

        @Key(value = "The queue service.", otherwise = "{}") Queues sqs,

        @Key(value = "The object store.", otherwise = "{}") Objects s3,

        @Key(value = "The schema registry.", otherwise = "{}")
        Schemas registry,

        @Key(value = "The images of containers (kind: docker).", otherwise = "{}")
        Images docker) {

    private static final String VERSION = "Version, such as 4.4.0; the connector's floor is 3.6.1.";
    private static final String PROPERTIES = "Further properties, passed on as they are.";
    private static final String ENDPOINT = "Address of a service that is already there.";
    private static final String SUBJECT_ENDPOINT =
            "Address at which the subject reaches that service, if it is not the bench's (kind: external).";
    private static final String REGION = "AWS region.";

    /** The region of a service without a specified region. */
    public static final String DEFAULT_REGION = "us-east-1";

    /** {@code kafka:}. */
    public record Kafka(
            @Key(value = VERSION, word = true) Optional<String> version,

            @Key(value = "How many brokers run.", least = "1", most = "" + KafkaSpec.MAX_BROKERS, otherwise = "1")
            int brokers,

            @Key(
                    value = "Copies of each partition, of the test topic and of the internal topics.",
                    least = "1",
                    most = "" + KafkaSpec.MAX_BROKERS)
            Optional<Integer> replicationFactor,

            @Key(value = "Partitions of the test topic.", least = "1", most = "10000", otherwise = "12")
            int partitions,

            @Key("A cluster that is already there (kind: external).")
            Optional<String> bootstrapServers,

            @Key(
                    value =
                            "Properties of the bench's own clients of that cluster, such as security.protocol; secrets as"
                                    + " ${env:NAME} or ${file:/path}.",
                    otherwise = "{}")
            Map<String, String> client,

            @Key(value = PROPERTIES, otherwise = "{}") Map<String, String> properties) {}

    /** {@code connect:}. */
    public record Connect(
            @Key(
                    value = "Version of a cluster that is already there (kind: external), if it is not that of kafka.",
                    word = true)
            Optional<String> version,

            @Key(
                    value = "How many Connect workers run.",
                    least = "1",
                    most = "" + ConnectSpec.MAX_WORKERS,
                    otherwise = "1")
            int workers,

            @Key(value = "Heap of each worker, smallest and largest alike.", otherwise = "1GiB")
            DataSize heap,

            @Key(value = "Further JVM arguments of each worker.", otherwise = "[]")
            List<String> jvm,

            @Key(value = "Processor share of each worker, in cores.", least = "0")
            Optional<Double> cores,

            @Key("REST address of a cluster that is already there (kind: external).")
            Optional<URI> url,

            @Key(value = "Access data for the REST interface of that cluster.", otherwise = "{}")
            ExternalSpec.RestAccess access,

            @Key(value = PROPERTIES, otherwise = "{}") Map<String, String> properties) {}

    /** {@code sqs:}. */
    public record Queues(
            @Key(
                    value = "The program that is started (kind: embedded): the project's own, or ElasticMQ.",
                    oneOf = {"sqs-server", "elasticmq"},
                    otherwise = "sqs-server")
            String program,

            @Key(ENDPOINT) Optional<URI> endpoint,
            @Key(SUBJECT_ENDPOINT) Optional<URI> subjectEndpoint,
            @Key(value = REGION, otherwise = DEFAULT_REGION) String region,

            @Key(
                    value = "Queues that are there already, empty, in place of created ones (kind: external).",
                    otherwise = "[]")
            List<String> queueUrls,

            @Key(
                    value = "Names of queues that are created, with {run} and {name} in them (kind: external).",
                    otherwise = ExternalSpec.DEFAULT_QUEUE_NAMES)
            String queueNames) {}

    /** {@code s3:}. */
    public record Objects(
            @Key(ENDPOINT) Optional<URI> endpoint,
            @Key(SUBJECT_ENDPOINT) Optional<URI> subjectEndpoint,
            @Key(value = REGION, otherwise = DEFAULT_REGION) String region,

            @Key("A bucket that is there already, in place of a created one (kind: external).")
            Optional<String> bucket) {}

    /** {@code registry:}. */
    public record Schemas(
            @Key(ENDPOINT) Optional<URI> endpoint,
            @Key(SUBJECT_ENDPOINT) Optional<URI> subjectEndpoint) {}

    /** {@code docker:}. */
    public record Images(
            @Key("Image of LocalStack, or of what takes its place; it gets LOCALSTACK_AUTH_TOKEN if that is set.")
            Optional<String> localstack,

            @Key("Image of Toxiproxy, or of what takes its place.")
            Optional<String> toxiproxy) {}
}
