package io.connect.sqs.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.queue.SdkSqsApi;
import io.connect.sqs.testing.SelfSigned;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests SQS and S3 behind a company's own certificate. */
class TrustStoreTest {

    private static final QueueUrl QUEUE = QueueUrl.parse("https://sqs.eu-west-1.amazonaws.com/123456789012/orders");

    @TempDir
    static Path folder;

    private static SelfSigned certificate;
    private static HttpsServer server;

    private final Map<String, String> config = new HashMap<>(Map.of(
            "aws.access.key.id",
            "id",
            "aws.secret.access.key",
            "secret",
            "aws.region",
            "eu-west-1",
            "aws.endpoint.override",
            "https://localhost:" + server.getAddress().getPort()));

    @BeforeAll
    static void start() throws Exception {
        certificate = new SelfSigned(folder);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        byte[] body = "{\"Attributes\":{\"VisibilityTimeout\":\"30\"}}".getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "PEM"})
    void certificatesOfTheStoreAreTrusted(String type) {
        config.put("aws.ssl.truststore.type", type);
        config.put(
                "aws.ssl.truststore.location",
                (type.equals("PEM") ? certificate.pem() : certificate.store()).toString());
        config.put("aws.ssl.truststore.password", SelfSigned.PASSWORD);

        callSqs();
        callS3();
    }

    @Test
    void withoutItNobodyVouchesForTheService() {
        assertThatThrownBy(this::callSqs).hasStackTraceContaining("PKIX");
        assertThatThrownBy(this::callS3).hasStackTraceContaining("PKIX");
    }

    private void callSqs() {
        try (SdkSqsApi sqs = new SdkSqsApi(SqsClients.of(config, Duration.ZERO))) {
            assertThat(sqs.attributes(QUEUE).join().visibilityTimeout()).isEqualTo(Duration.ofSeconds(30));
        }
    }

    private void callS3() {
        try (S3Access s3 = S3Access.of(config)) {
            assertThat(s3.client()
                            .getObjectAsBytes(
                                    request -> request.bucket("bucket").key("key"))
                            .asUtf8String())
                    .contains("VisibilityTimeout");
        }
    }
}
