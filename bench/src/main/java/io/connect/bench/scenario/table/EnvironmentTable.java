package io.connect.bench.scenario.table;

import static io.connect.bench.scenario.yaml.Field.optional;

import io.connect.bench.scenario.environment.ConnectSpec;
import io.connect.bench.scenario.environment.EnvironmentKind;
import io.connect.bench.scenario.environment.ExternalSpec.RestAccess;
import io.connect.bench.scenario.environment.KafkaSpec;
import io.connect.bench.scenario.unit.DataSize;
import io.connect.bench.scenario.yaml.Field;
import io.connect.bench.scenario.yaml.ListType;
import io.connect.bench.scenario.yaml.MapType;
import io.connect.bench.scenario.yaml.ObjectType;
import io.connect.bench.scenario.yaml.Scalars;
import io.connect.bench.scenario.yaml.Type;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The keys of {@code environment:}. */
public final class EnvironmentTable {

    private static final Field<String> VERSION =
            optional("version", Scalars.WORD, "Version, such as 4.4.0; the connector's floor is 3.6.1.");
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
    private static final Field<Map<String, String>> CLIENT = optional(
            "client",
            MapType.PROPERTIES,
            "Properties of the bench's own clients of that cluster, such as security.protocol; secrets as ${env:NAME}"
                    + " or ${file:/path}.");

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

    private static final Field<String> USERNAME =
            optional("username", Scalars.TEXT, "Who the bench says it is, by basic authentication.");
    private static final Field<String> PASSWORD =
            optional("password", Scalars.TEXT, "The password, best as ${env:NAME} or ${file:/path}.");
    private static final Field<String> TRUST_STORE = optional(
            "trustStore",
            Scalars.TEXT,
            "PKCS12 or JKS file with the certificates to trust; the JVM's own unless given.");
    private static final Field<String> TRUST_STORE_PASSWORD =
            optional("trustStorePassword", Scalars.TEXT, "Password of that file.");
    private static final Field<RestAccess> ACCESS = optional(
            "access",
            new ObjectType<>(
                    "access",
                    values -> new RestAccess(
                            values.find(USERNAME),
                            values.find(PASSWORD),
                            values.find(TRUST_STORE),
                            values.find(TRUST_STORE_PASSWORD)),
                    USERNAME,
                    PASSWORD,
                    TRUST_STORE,
                    TRUST_STORE_PASSWORD),
            "How the REST interface of that cluster is entered.");

    private static final Field<URI> ENDPOINT =
            optional("endpoint", Scalars.ADDRESS, "Address of a service that is already there.");
    private static final Field<URI> SUBJECT_ENDPOINT = optional(
            "subjectEndpoint",
            Scalars.ADDRESS,
            "Address at which the subject reaches that service, if it is not the bench's (kind: external).");
    private static final Field<String> REGION = optional("region", Scalars.TEXT, "AWS region.");
    private static final Field<List<String>> QUEUE_URLS = optional(
            "queueUrls",
            new ListType<>(Scalars.TEXT),
            "Queues that are there already, empty, in place of created ones (kind: external).");
    private static final Field<String> QUEUE_NAMES = optional(
            "queueNames",
            Scalars.TEXT,
            "Names of queues that are created, with {run} and {name} in them (kind: external).");
    private static final Field<String> BUCKET = optional(
            "bucket", Scalars.TEXT, "A bucket that is there already, in place of a created one (kind: external).");

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
                            values.find(CLIENT).orElse(Map.of()),
                            values.find(PROPERTIES).orElse(Map.of())),
                    VERSION,
                    BROKERS,
                    REPLICATION,
                    PARTITIONS,
                    BOOTSTRAP,
                    CLIENT,
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
                            values.find(ACCESS),
                            values.find(PROPERTIES).orElse(Map.of())),
                    VERSION,
                    WORKERS,
                    HEAP,
                    JVM,
                    CORES,
                    URL,
                    ACCESS,
                    PROPERTIES),
            "The Connect cluster.");
    private static final Type<EnvironmentPart.Service> QUEUES =
            service("queues", ENDPOINT, SUBJECT_ENDPOINT, REGION, QUEUE_URLS, QUEUE_NAMES);
    private static final Type<EnvironmentPart.Service> OBJECTS =
            service("objects", ENDPOINT, SUBJECT_ENDPOINT, REGION, BUCKET);
    private static final Type<EnvironmentPart.Service> SCHEMAS = service("schemas", ENDPOINT, SUBJECT_ENDPOINT);
    private static final Field<EnvironmentPart.Service> SQS = optional("sqs", QUEUES, "The queue service.");
    private static final Field<EnvironmentPart.Service> S3 = optional("s3", OBJECTS, "The object store.");
    private static final Field<EnvironmentPart.Service> REGISTRY =
            optional("registry", SCHEMAS, "The schema registry.");
    private static final Field<String> LOCALSTACK = optional(
            "localstack",
            Scalars.TEXT,
            "Image of LocalStack, or of what takes its place; it gets LOCALSTACK_AUTH_TOKEN if that is set.");
    private static final Field<String> TOXIPROXY =
            optional("toxiproxy", Scalars.TEXT, "Image of Toxiproxy, or of what takes its place.");
    private static final Field<EnvironmentPart.Docker> DOCKER = optional(
            "docker",
            new ObjectType<>(
                    "images",
                    values -> new EnvironmentPart.Docker(values.find(LOCALSTACK), values.find(TOXIPROXY)),
                    LOCALSTACK,
                    TOXIPROXY),
            "What runs in containers (kind: docker).");
    private static final Field<EnvironmentKind> KIND =
            optional("kind", Scalars.choice(List.of(EnvironmentKind.values())), "Where the parts run.");

    private static final Field<Duration> REHEARSAL = optional(
            "rehearsal",
            Scalars.DURATION,
            "How long new parts are warmed up by a load that is not measured, before the first that is.");

    public static final Type<EnvironmentPart> TYPE = new ObjectType<>(
            "environment",
            values -> new EnvironmentPart(
                    values.find(KIND),
                    values.find(REHEARSAL),
                    values.find(KAFKA).orElse(EnvironmentPart.Kafka.EMPTY),
                    values.find(CONNECT).orElse(EnvironmentPart.Connect.EMPTY),
                    values.find(SQS).orElse(EnvironmentPart.Service.EMPTY),
                    values.find(S3).orElse(EnvironmentPart.Service.EMPTY),
                    values.find(REGISTRY).orElse(EnvironmentPart.Service.EMPTY),
                    values.find(DOCKER).orElse(EnvironmentPart.Docker.EMPTY)),
            KIND,
            REHEARSAL,
            KAFKA,
            CONNECT,
            SQS,
            S3,
            REGISTRY,
            DOCKER);

    private EnvironmentTable() {}

    private static Type<EnvironmentPart.Service> service(String name, Field<?>... fields) {
        return new ObjectType<>(
                name,
                values -> new EnvironmentPart.Service(
                        values.find(ENDPOINT),
                        values.find(SUBJECT_ENDPOINT),
                        values.find(REGION),
                        values.find(QUEUE_URLS),
                        values.find(QUEUE_NAMES),
                        values.find(BUCKET)),
                fields);
    }
}
