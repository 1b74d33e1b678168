package io.connect.testbed.scenario.read;

import static io.connect.testbed.scenario.read.Field.optional;

import io.connect.testbed.scenario.ConnectSpec;
import io.connect.testbed.scenario.EnvironmentKind;
import io.connect.testbed.scenario.KafkaSpec;
import io.connect.testbed.scenario.unit.DataSize;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The keys of {@code environment:}. */
final class EnvironmentTable {

    private static final Field<String> VERSION =
            optional("version", Scalars.WORD, "Version, such as 4.3.1; the connector's floor is 3.6.1.");
    private static final Field<Map<String, String>> PROPERTIES =
            optional("properties", MapType.PROPERTIES, "Further properties, passed on as they are.");

    private static final Field<Integer> BROKERS =
            optional("brokers", Scalars.whole(1, KafkaSpec.MAX_BROKERS), "How many brokers run.");
    private static final Field<Integer> REPLICATION = optional(
            "replicationFactor",
            Scalars.whole(1, KafkaSpec.MAX_BROKERS),
            "Copies of each partition, of the test topic and of the internal topics.");
    private static final Field<Integer> PARTITIONS =
            optional("partitions", Scalars.whole(1, 10_000), "Partitions of the test topic.");
    private static final Field<String> BOOTSTRAP =
            optional("bootstrapServers", Scalars.TEXT, "A cluster that is already there (kind: external).");

    private static final Field<Integer> WORKERS =
            optional("workers", Scalars.whole(1, ConnectSpec.MAX_WORKERS), "How many Connect workers run.");
    private static final Field<DataSize> HEAP =
            optional("heap", Scalars.SIZE, "Heap of each worker, smallest and largest alike.");
    private static final Field<List<String>> JVM =
            optional("jvm", new ListType<>(Scalars.TEXT), "Further JVM arguments of each worker.");
    private static final Field<Double> CORES =
            optional("cores", Scalars.above(0), "Processor share of each worker, in cores.");
    private static final Field<URI> URL =
            optional("url", Scalars.ADDRESS, "REST address of a cluster that is already there (kind: external).");

    private static final Field<URI> ENDPOINT =
            optional("endpoint", Scalars.ADDRESS, "Address of a service that is already there.");
    private static final Field<String> REGION = optional("region", Scalars.TEXT, "AWS region.");

    private static final Field<EnvironmentPart.Kafka> KAFKA = optional(
            "kafka",
            new ObjectType<>(
                    "kafka",
                    values -> new EnvironmentPart.Kafka(
                            values.find(VERSION),
                            values.find(BROKERS),
                            values.find(REPLICATION),
                            values.find(PARTITIONS),
                            values.find(BOOTSTRAP),
                            values.find(PROPERTIES).orElse(Map.of())),
                    VERSION,
                    BROKERS,
                    REPLICATION,
                    PARTITIONS,
                    BOOTSTRAP,
                    PROPERTIES),
            "The Kafka cluster.");
    private static final Field<EnvironmentPart.Connect> CONNECT = optional(
            "connect",
            new ObjectType<>(
                    "connect",
                    values -> new EnvironmentPart.Connect(
                            values.find(VERSION),
                            values.find(WORKERS),
                            values.find(HEAP),
                            values.find(JVM),
                            values.find(CORES),
                            values.find(URL),
                            values.find(PROPERTIES).orElse(Map.of())),
                    VERSION,
                    WORKERS,
                    HEAP,
                    JVM,
                    CORES,
                    URL,
                    PROPERTIES),
            "The Connect cluster.");
    private static final Type<EnvironmentPart.Service> SERVICE = new ObjectType<>(
            "service",
            values -> new EnvironmentPart.Service(values.find(ENDPOINT), values.find(REGION)),
            ENDPOINT,
            REGION);
    private static final Field<EnvironmentPart.Service> SQS = optional("sqs", SERVICE, "The queue service.");
    private static final Field<EnvironmentPart.Service> S3 = optional("s3", SERVICE, "The object store.");
    private static final Field<EnvironmentPart.Service> REGISTRY =
            optional("registry", SERVICE, "The schema registry.");
    private static final Field<EnvironmentKind> KIND =
            optional("kind", Scalars.choice(EnvironmentKind.class, EnvironmentKind::text), "Where the parts run.");

    static final Type<EnvironmentPart> TYPE = new ObjectType<>(
            "environment",
            values -> new EnvironmentPart(
                    values.find(KIND),
                    values.find(KAFKA).orElse(EnvironmentPart.Kafka.EMPTY),
                    values.find(CONNECT).orElse(EnvironmentPart.Connect.EMPTY),
                    values.find(SQS).orElse(EnvironmentPart.Service.EMPTY),
                    values.find(S3).orElse(EnvironmentPart.Service.EMPTY),
                    values.find(REGISTRY).orElse(EnvironmentPart.Service.EMPTY)),
            KIND,
            KAFKA,
            CONNECT,
            SQS,
            S3,
            REGISTRY);

    private EnvironmentTable() {}
}
