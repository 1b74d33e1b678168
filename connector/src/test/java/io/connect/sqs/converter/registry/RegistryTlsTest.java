package io.connect.sqs.converter.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.connect.sqs.converter.Messages;
import io.connect.sqs.converter.avro.AvroSchemaCompiler;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.connect.errors.RetriableException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry that shows a certificate of its own making and demands one of its client. */
class RegistryTlsTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    static Path folder;

    private static HttpsServer server;

    @BeforeAll
    static void start() throws Exception {
        keytool(
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "RSA",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                store().toString(),
                "-storepass",
                PASSWORD,
                "-validity",
                "2");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "a",
                "-keystore",
                store().toString(),
                "-storepass",
                PASSWORD,
                "-file",
                pem().toString());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store())) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory identity = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        identity.init(keys, PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(identity.getKeyManagers(), trust.getTrustManagers(), null);
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
                        PASSWORD,
                        "schema.registry.ssl.keystore.location",
                        store().toString(),
                        "schema.registry.ssl.keystore.password",
                        PASSWORD))
                .isEqualTo(5L);
    }

    @Test
    void trustsTheRegistrysCertificateFromPem() {
        // The server refuses a client without a certificate, but only after its own was trusted.
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

    private static Object read(String... config) {
        Map<String, Object> all = new HashMap<>(Messages.config((Object[]) config));
        all.put(
                "schema.registry.url",
                "https://localhost:" + server.getAddress().getPort());
        return SchemaCache.of(RegistrySettings.of(all), new AvroSchemaCompiler(false), System::nanoTime)
                .latest("orders-value")
                .fromJson("5")
                .value();
    }

    private static Path store() {
        return folder.resolve("store.p12");
    }

    private static Path pem() {
        return folder.resolve("certificate.pem");
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
