package io.connect.sqs.converter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.connect.sqs.converter.avro.AvroSchemaCompiler;
import io.connect.sqs.converter.claim.ScriptedHttp;
import io.connect.sqs.converter.registry.RegistrySettings;
import io.connect.sqs.converter.service.ServiceUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryBodyConverterTest {

    private static final String LONG =
            "{\"id\":7,\"version\":1,\"subject\":\"orders-value\",\"schema\":\"\\\"long\\\"\"}";
    private static final String UNKNOWN = "{\"error_code\":40403,\"message\":\"Schema not found\"}";

    private final ScriptedHttp registry = new ScriptedHttp();
    private final AtomicLong nanos = new AtomicLong();

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void asksOnceForAnIdAndOnceForASubjectWithinItsTime() {
        registry.answer(200, LONG);
        RegistryBodyConverter converter = converter();

        for (int i = 0; i < 5; i++) {
            assertThat(value(converter, Messages.text("5"))).isEqualTo(5L);
            assertThat(value(converter, wire(7, 10))).isEqualTo(5L);
        }

        assertThat(registry.requests())
                .extracting(ScriptedHttp.Request::path)
                .containsExactly("/subjects/orders-value/versions/latest", "/schemas/ids/7");
    }

    @Test
    void skipsAByteOrderMarkBeforeJsonAndBeforeTheWireFormat() {
        registry.answer(200, LONG);
        RegistryBodyConverter converter = converter();

        assertThat(value(converter, Messages.text("\uFEFF5"))).isEqualTo(5L);
        assertThat(value(converter, Messages.text("\uFEFFAAAAAAcK"))).isEqualTo(5L);
        assertThat(value(converter, Messages.bytes("\uFEFF5".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(5L);
    }

    @Test
    void asksAnewForASubjectWhenItsTimeIsOverAndGoesOnWithTheOldWhileTheRegistryIsDown() {
        registry.answer(200, LONG);
        registry.answer(500, "{}");
        RegistryBodyConverter converter = converter("schema.registry.cache.seconds", "300");

        value(converter, Messages.text("5"));
        advance(Duration.ofSeconds(301));

        assertThat(value(converter, Messages.text("6"))).isEqualTo(6L);
        assertThat(registry.requests()).hasSize(2);
    }

    @Test
    void isTriedAgainWhileTheRegistryFailsAndAsksNotMoreThanOnceASecond() {
        registry.answer(503, "<html>");
        RegistryBodyConverter converter = converter();

        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> converter.convert(Messages.text("5")))
                    .isInstanceOf(RetriableException.class)
                    .hasMessageContaining("503");
        }
        assertThat(registry.requests()).hasSize(1);

        registry.clear();
        registry.answer(200, LONG);
        advance(Duration.ofMillis(1100));
        assertThat(value(converter, Messages.text("5"))).isEqualTo(5L);
    }

    @Test
    void isTriedAgainWhenNobodyListens() {
        registry.close();

        assertThatThrownBy(() -> converter().convert(Messages.text("5")))
                .isInstanceOf(RetriableException.class)
                .hasMessageContaining("Cannot reach");
    }

    @Test
    void triesTheNextAddressWhenOneFails() {
        registry.answer(200, LONG);
        try (ScriptedHttp broken = new ScriptedHttp()) {
            broken.answer(500, "");
            RegistryBodyConverter converter =
                    converter("schema.registry.url", broken.address() + "," + registry.address());

            assertThat(value(converter, Messages.text("5"))).isEqualTo(5L);
            assertThat(value(converter, wire(7, 4))).isEqualTo(2L);
            assertThat(broken.requests()).hasSize(1);
        }
    }

    /** The connection is accepted and never answered, as by a registry with no free thread. */
    @Test
    void aRegistryThatHangsKeepsNoMessageOfAKnownSchemaWaiting() throws IOException {
        registry.answer(200, LONG);
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            RegistryBodyConverter converter = converter(
                    "schema.registry.url",
                    registry.address() + ",http://127.0.0.1:" + silent.getLocalPort(),
                    "schema.registry.cache.seconds",
                    "1");
            value(converter, Messages.text("5"));
            value(converter, wire(7, 10));
            registry.close();
            advance(Duration.ofSeconds(2));

            long began = System.nanoTime();
            for (int i = 0; i < 5_000; i++) {
                assertThat(value(converter, Messages.text("5"))).isEqualTo(5L);
                assertThat(value(converter, wire(7, 10))).isEqualTo(5L);
                int unknown = 100 + i;
                if (i % 100 == 0) {
                    assertThatThrownBy(() -> converter.convert(wire(unknown, 1)))
                            .isInstanceOf(ServiceUnavailableException.class);
                }
            }

            // Each request to the registry would take ten seconds.
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(9));
        }
    }

    @Test
    void failsForGoodWhenTheRegistryDoesNotKnowTheId() {
        registry.answer(404, UNKNOWN);
        RegistryBodyConverter converter = converter();

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> converter.convert(wire(99, 0)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("schema id 99")
                    .hasMessageContaining("Schema not found");
        }
        assertThat(registry.requests()).hasSize(1);
        registry.clear();
        registry.answer(200, LONG);
        advance(Duration.ofSeconds(11));
        assertThat(value(converter, wire(99, 2))).isEqualTo(1L);
    }

    @Test
    void doesNotTakeANotFoundOfSomethingElseForTheRegistrys() {
        registry.answer(404, "<html>not here</html>");

        assertThatThrownBy(() -> converter().convert(wire(99, 0))).isInstanceOf(RetriableException.class);
    }

    /**
     * Otherwise the messages of such a registry would count as failing while others succeed, and would become dead
     * letters.
     */
    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "{\"schema\":null}", "{\"status\":\"starting\"}", "\"up\""})
    void anAnswerWithoutASchemaIsNoSuccessOfTheRegistry(String answer) {
        registry.answer(200, answer);
        RegistryBodyConverter converter = converter();
        long successes = refusal(converter).successes();
        advance(Duration.ofMillis(1100));

        assertThat(refusal(converter).successes()).isEqualTo(successes);
        assertThat(registry.requests()).hasSize(2);
    }

    private static ServiceUnavailableException refusal(RegistryBodyConverter converter) {
        return catchThrowableOfType(ServiceUnavailableException.class, () -> converter.convert(Messages.text("5")));
    }

    @Test
    void keepsThePasswordOutOfErrors() {
        registry.answer(401, "{\"error_code\":401,\"message\":\"no\"}");
        RegistryBodyConverter converter = converter("schema.registry.basic.auth.user.info", "ann:top-secret");

        assertThatThrownBy(() -> converter.convert(Messages.text("5")))
                .isInstanceOf(RetriableException.class)
                .hasMessageContaining("credentials")
                .hasMessageNotContaining("top-secret");
        assertThat(registry.requests().get(0).headers().getFirst("Authorization"))
                .isEqualTo("Basic " + Base64.getEncoder().encodeToString("ann:top-secret".getBytes()));
    }

    @Test
    void refusesASchemaOfAnotherType() {
        registry.answer(200, "{\"id\":7,\"schemaType\":\"JSON\",\"schema\":\"{}\"}");

        assertThatThrownBy(() -> converter().convert(Messages.text("5")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("type JSON, while AVRO is needed");
    }

    @Test
    void usesTheConfiguredSubjectOrId() {
        registry.answer(200, LONG);

        value(converter("schema.registry.subject", "a/b c"), Messages.text("5"));
        value(converter("value.schema.id", "12"), Messages.text("5"));

        assertThat(registry.requests())
                .extracting(ScriptedHttp.Request::path)
                .containsExactly("/subjects/a%2Fb%20c/versions/latest", "/schemas/ids/12");
    }

    @Test
    void readsTheWireFormatFromBytesToo() {
        registry.answer(200, LONG);

        assertThat(value(converter(), Messages.bytes(new byte[] {0, 0, 0, 0, 7, 10})))
                .isEqualTo(5L);
    }

    /** An object from S3 or a decompressed body is text where its bytes are UTF-8. The long 5 is a line feed in Avro. */
    @Test
    void readsTheWireFormatFromTextWithAllItsBytes() {
        registry.answer(200, LONG);
        RegistryBodyConverter converter = converter();

        for (int data : List.of(9, 10, 13, 28, 32)) {
            SourceMessage message = Messages.text("\0\0\0\0\7" + (char) data);

            assertThat(value(converter, message)).isEqualTo((long) (data >>> 1) ^ -(data & 1));
        }
    }

    @Test
    void refusesBodiesThatAreNeitherJsonNorOfTheWireFormat() {
        registry.answer(200, LONG);
        for (String body : List.of("AAAA", "AA", "A", "ABCDEFGH", "Almost", "AAAA AAAA", "<xml/>", "")) {
            assertThatThrownBy(() -> converter().convert(Messages.text(body)))
                    .as(body)
                    .isInstanceOf(DataException.class);
        }
    }

    @Test
    void demandsAnAddressWithoutCredentials() {
        assertThatThrownBy(() -> RegistrySettings.of(Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("schema.registry.url");
        for (String address : List.of(
                "http://ann:top-secret@host:1",
                "ann:top-secret@host:1",
                "ann:top^top-secret@host",
                "http:/ann:top-secret@host")) {
            assertThatThrownBy(() -> converter("schema.registry.url", address))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("schema.registry.basic.auth.user.info")
                    .hasMessageContaining("***@host")
                    .hasMessageNotContaining("top-secret");
        }
    }

    @Test
    void demandsAPortThatThereIs() {
        assertThatThrownBy(() -> converter("schema.registry.url", "http://host:65536"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("http://host:65536");
    }

    @Test
    void namesTheStoreItCannotRead() {
        for (String type : List.of("PKCS12", "JKS", "PEM")) {
            assertThatThrownBy(() -> converter(
                            "schema.registry.ssl.truststore.location", "/nowhere/store",
                            "schema.registry.ssl.truststore.password", "top-secret",
                            "schema.registry.ssl.truststore.type", type))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("/nowhere/store")
                    .hasMessageNotContaining("top-secret");
        }
    }

    @Property(tries = 300)
    void noBodyDoesWorseThanADataException(@ForAll @Size(max = 60) byte[] bytes, @ForAll String text) {
        registry.clear();
        registry.answer(200, LONG);
        RegistryBodyConverter converter = converter("value.schema.id", "7");
        for (SourceMessage message : List.of(
                Messages.bytes(bytes),
                Messages.text(text),
                Messages.text("A" + text),
                Messages.text(Base64.getEncoder().encodeToString(bytes)))) {
            try {
                converter.convert(message);
            } catch (DataException expected) {
                assertThat(expected.getMessage()).isNotBlank();
            }
        }
    }

    private void advance(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static Object value(RegistryBodyConverter converter, SourceMessage message) {
        return converter.convert(message).value().value();
    }

    private static SourceMessage wire(int id, int data) {
        byte[] bytes =
                ByteBuffer.allocate(6).put((byte) 0).putInt(id).put((byte) data).array();
        return Messages.text(Base64.getEncoder().encodeToString(bytes));
    }

    private RegistryBodyConverter converter(String... config) {
        Map<String, Object> all = new HashMap<>();
        all.put("schema.registry.url", registry.address().toString());
        all.putAll(Messages.config((Object[]) config));
        return RegistryBodyConverter.of(RegistrySettings.of(all), new AvroSchemaCompiler(false), nanos::get);
    }
}
