package io.connect.sqs.converter.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.connect.sqs.converter.Messages;
import io.connect.sqs.converter.avro.AvroSchemaCompiler;
import io.connect.sqs.testing.SelfSigned;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.RetriableException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests against a registry with a self-signed certificate that requires a client certificate. */
class RegistryTlsTest {

    private static final Pattern SLOW = Pattern.compile("has not answered yet|timed out");

    @TempDir
    static Path folder;

    private static SelfSigned certificate;
    private static HttpsServer server;

    @BeforeAll
    static void start() throws Exception {
        certificate = new SelfSigned(folder);
        SSLContext context = certificate.context();
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters ssl = context.getDefaultSSLParameters();
                ssl.setNeedClientAuth(true);
                parameters.setSSLParameters(ssl);
            }
        });
        byte[] body = "{\"id\":7,\"schema\":\"\\\"long\\\"\"}".getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
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

    @Test
    void showsItsCertificateAndTrustsTheRegistrysFromPkcs12() {
        assertThat(read(
                        "schema.registry.ssl.truststore.location",
                        store().toString(),
                        "schema.registry.ssl.truststore.password",
                        SelfSigned.PASSWORD,
                        "schema.registry.ssl.keystore.location",
                        store().toString(),
                        "schema.registry.ssl.keystore.password",
                        SelfSigned.PASSWORD))
                .isEqualTo(5L);
    }

    @Test
    void aPemFileOfCertificatesGoesWithAPkcs12KeyStore() {
        assertThat(read(
                        "schema.registry.ssl.truststore.location",
                        pem().toString(),
                        "schema.registry.ssl.truststore.type",
                        "pem",
                        // Kafka refuses a password for a PEM truststore. The connector ignores it, because the file is
                        // not encrypted.
                        "schema.registry.ssl.truststore.password",
                        SelfSigned.PASSWORD,
                        "schema.registry.ssl.keystore.location",
                        store().toString(),
                        "schema.registry.ssl.keystore.password",
                        SelfSigned.PASSWORD))
                .isEqualTo(5L);
    }

    @Test
    void aFileThatCannotBeReadIsNamedWithItsKey() {
        assertThatThrownBy(() -> read(
                        "schema.registry.ssl.truststore.location",
                        folder.resolve("gone.pem").toString(),
                        "schema.registry.ssl.truststore.type",
                        "PEM"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("schema.registry.ssl.truststore.location")
                .hasMessageContaining("cannot be read as PEM");
    }

    @Test
    void trustsTheRegistrysCertificateFromPem() {
        // The client must first trust the server's certificate. Only then can the server refuse a client without a
        // certificate.
        assertThatThrownBy(() -> read(
                        "schema.registry.ssl.truststore.location",
                        pem().toString(),
                        "schema.registry.ssl.truststore.type",
                        "PEM"))
                .isInstanceOf(RetriableException.class)
                .hasMessageNotContaining("PKIX");
    }

    @Test
    void doesNotTrustACertificateNobodyVouchesFor() {
        assertThatThrownBy(RegistryTlsTest::read)
                .isInstanceOf(RetriableException.class)
                .hasMessageContaining("PKIX");
    }

    /**
     * On a busy machine the first handshake takes longer than a converter waits. So the test retries the handshake, as
     * the connector would do.
     */
    private static Object read(String... config) {
        Map<String, Object> all = new HashMap<>(Messages.config((Object[]) config));
        all.put(
                "schema.registry.url",
                "https://localhost:" + server.getAddress().getPort());
        SchemaCache schemas = SchemaCache.of(RegistrySettings.of(all), new AvroSchemaCompiler(false), System::nanoTime);
        return await().atMost(Duration.ofSeconds(60))
                .pollInSameThread()
                .ignoreExceptionsMatching(e -> SLOW.matcher(e.getMessage()).find())
                .until(() -> schemas.latest("orders-value").fromJson("5").value(), value -> true);
    }

    private static Path store() {
        return certificate.store();
    }

    private static Path pem() {
        return certificate.pem();
    }
}
