package io.connect.gatling.external;

import io.connect.testbed.Testbed;
import io.connect.testbed.TestbedOptions;
import io.connect.testbed.connect.RestSecurity;
import io.connect.testbed.kafka.KafkaOptions;
import io.connect.testbed.process.PortLease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/**
 * A cluster that belongs to somebody else, as a bench sees it from outside. It has Kafka with SASL/SCRAM over TLS, Connect with
 * basic authentication over TLS, and queues with a separate address for the workers. It also contains objects of other users.
 */
final class LockedCluster implements AutoCloseable {

    static final String USER = "bench";
    static final String KAFKA_PASSWORD = "kafka-secret";
    static final String CONNECT_PASSWORD = "connect-secret";
    private static final String STORE_PASSWORD = "store-secret";
    /** The newest release with an available basic-auth extension. The extension must have the worker's own version. */
    private static final String KAFKA = "4.3.1";

    private static final String MECHANISM = "SCRAM-SHA-512";
    private static final String LOGIN = "org.apache.kafka.common.security.scram.ScramLoginModule required";

    private final Testbed testbed;
    private final Certificates certificates;
    private final PortLease ports;
    private final int kafkaPort;

    private LockedCluster(Testbed testbed, Certificates certificates, PortLease ports, int kafkaPort) {
        this.testbed = testbed;
        this.certificates = certificates;
        this.ports = ports;
        this.kafkaPort = kafkaPort;
    }

    static LockedCluster start(Path projectRoot, Path folder) throws Exception {
        Certificates certificates = Certificates.make(folder.resolve("certificates"), STORE_PASSWORD);
        PortLease ports = new PortLease();
        int port = ports.next();
        String listener = "listener.name.secure.";
        Map<String, String> broker = Map.of(
                "listeners",
                "SECURE://127.0.0.1:" + port,
                "advertised.listeners",
                "SECURE://127.0.0.1:" + port,
                "listener.security.protocol.map",
                "SECURE:SASL_SSL",
                listener + "sasl.enabled.mechanisms",
                MECHANISM,
                listener + "scram-sha-512.sasl.jaas.config",
                LOGIN + ";",
                listener + "ssl.keystore.type",
                "PKCS12",
                listener + "ssl.keystore.location",
                certificates.keyStore().toString(),
                listener + "ssl.keystore.password",
                STORE_PASSWORD,
                listener + "ssl.key.password",
                STORE_PASSWORD);
        TestbedOptions small = TestbedOptions.small(projectRoot, folder.resolve("logs"), folder.resolve("work"));
        RestSecurity lock = new RestSecurity(
                certificates.keyStore(), certificates.trustStore(), STORE_PASSWORD, USER, CONNECT_PASSWORD);
        Testbed testbed = Testbed.start(small.withKafkaVersion(KAFKA)
                .withKafka(new KafkaOptions(1, 1, "1g", broker))
                .withConnect(small.connect().locked(lock)));
        LockedCluster cluster = new LockedCluster(testbed, certificates, ports, port);
        cluster.furnish();
        return cluster;
    }

    private void furnish() throws ExecutionException, InterruptedException {
        try (Admin admin = testbed.kafka().admin()) {
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            USER, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), KAFKA_PASSWORD)))
                    .all()
                    .get();
            admin.createTopics(List.of(new NewTopic("bench-of-others", 1, (short) 1)))
                    .all()
                    .get();
        }
        testbed.sqs().createQueue("bench-of-others", Map.of());
    }

    /** Writes the environment file that a user of this cluster would write; secrets come from environment variables. */
    Path environmentFile(Path file) throws IOException {
        String text = """
                kind: external
                kafka:
                  version: 4.3.1
                  brokers: 1
                  partitions: 3
                  bootstrapServers: 127.0.0.1:%d
                  client:
                    security.protocol: SASL_SSL
                    sasl.mechanism: %s
                    sasl.jaas.config: '%s username="%s" password="${env:BENCH_KAFKA_PASSWORD}";'
                    ssl.truststore.type: PKCS12
                    ssl.truststore.location: %s
                    ssl.truststore.password: ${env:BENCH_STORE_PASSWORD}
                connect:
                  url: %s
                  access:
                    username: %s
                    password: ${env:BENCH_CONNECT_PASSWORD}
                    trustStore: %s
                    trustStorePassword: ${env:BENCH_STORE_PASSWORD}
                sqs: { endpoint: "%s", subjectEndpoint: "%s" }
                """.formatted(
                        kafkaPort,
                        MECHANISM,
                        LOGIN,
                        USER,
                        certificates.trustStore(),
                        testbed.connect().uri(1),
                        USER,
                        certificates.trustStore(),
                        testbed.sqsEndpoint(),
                        testbed.subjectSqsEndpoint());
        return Files.writeString(file, text);
    }

    /** The environment variables that the file refers to. */
    Map<String, String> secrets() {
        return Map.of(
                "BENCH_KAFKA_PASSWORD", KAFKA_PASSWORD,
                "BENCH_CONNECT_PASSWORD", CONNECT_PASSWORD,
                "BENCH_STORE_PASSWORD", STORE_PASSWORD);
    }

    /** The names of all objects that a bench could leave: topics, queues and connectors. */
    TreeSet<String> contents() throws Exception {
        TreeSet<String> contents = new TreeSet<>();
        try (Admin admin = testbed.kafka().admin()) {
            admin.listTopics().names().get(30, TimeUnit.SECONDS).forEach(topic -> contents.add("topic " + topic));
        }
        testbed.sqs().client().listQueues().queueUrls().forEach(url -> contents.add("queue " + url));
        testbed.connectRest().connectors().forEach(connector -> contents.add("connector " + connector));
        return contents;
    }

    Testbed testbed() {
        return testbed;
    }

    @Override
    public void close() {
        testbed.close();
        ports.close();
    }

    /** Starts the cluster and runs it until standard input ends, to try the bench against it manually. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("locked-cluster");
        try (LockedCluster cluster = start(Path.of("").toAbsolutePath(), folder)) {
            System.out.println("environment file: " + cluster.environmentFile(folder.resolve("cluster.yaml")));
            cluster.secrets().forEach((name, value) -> System.out.println("export " + name + "=" + value));
            System.out.println("contents: " + cluster.contents());
            while (System.in.read() >= 0) {
                System.out.println("contents: " + cluster.contents());
            }
        }
    }
}
