package io.connect.sqs.converter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.sqs.converter.claim.ScriptedHttp;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The connector follows each pointer of an extended client or fails its message. It never writes the pointer to Kafka
 * as a value.
 */
class ClaimCheckPointersTest {

    private static final String OBJECT = "{\"s3BucketName\":\"b-1\",\"s3Key\":\"k\"}";
    private static final String POINTER = "[\"software.amazon.payloadoffloading.PayloadS3Pointer\"," + OBJECT + "]";

    private final ScriptedHttp s3 = new ScriptedHttp();

    @BeforeEach
    void answer() {
        s3.answer(200, "ETag: \"e1\"", new byte[] {'x'}, 1);
    }

    @AfterEach
    void close() {
        s3.close();
    }

    @Test
    void anObjectAloneIsFollowedWithAndWithoutItsAttribute() {
        for (Map<String, String> attributes : List.of(
                Map.of("ExtendedPayloadSize", "424699"),
                Map.of("SQSLargePayloadSize", "424699"),
                Map.<String, String>of())) {
            assertThat(value(OBJECT, attributes)).isEqualTo("x");
            assertThat(value(OBJECT, attributes, "claim.check.field.paths", "other"))
                    .isEqualTo("x");
        }
    }

    @Test
    void aMarkedBodyThatIsNoPointerFails() {
        for (String name : List.of("ExtendedPayloadSize", "SQSLargePayloadSize")) {
            for (String body : List.of("{\"bucket\":\"b\",\"key\":\"k\"}", "some text", "{\"s3BucketName\":\"b\"}")) {
                assertThatThrownBy(() -> value(body, Map.of(name, "5")))
                        .as(body)
                        .isInstanceOf(DataException.class)
                        .hasMessageContainingAll("attribute " + name, "s3BucketName");
            }
        }
        assertThat(s3.requests()).isEmpty();
    }

    @Test
    void aMarkedBodyWithAnotherReferenceIsFollowed() {
        assertThat(value("s3://bucket/key", Map.of("ExtendedPayloadSize", "5"))).isEqualTo("x");
        assertThat(value(
                        "{\"uri\":\"s3://bucket/key\"}",
                        Map.of("ExtendedPayloadSize", "5"),
                        "claim.check.field.paths",
                        "uri"))
                .isEqualTo("{\"uri\":\"x\"}");
    }

    @Test
    void thePointerInAnAttributeIsFollowed() {
        assertThat(value("1234-5678", Map.of("S3MessageBodyKey", "(bucket)1234-5678")))
                .isEqualTo("x");
        assertThatThrownBy(() -> value("1234-5678", Map.of("S3MessageBodyKey", "1234-5678")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("(bucket)key");
    }

    @Test
    void aPointerInAnEnvelopeOfSnsIsFollowedWhateverThePaths() {
        for (String pointer : List.of(POINTER, OBJECT)) {
            String body = "{\"Type\":\"Notification\",\"Message\":\"" + pointer.replace("\"", "\\\"")
                    + "\",\"Timestamp\":\"t\"}";
            String expected = "{\"Type\":\"Notification\",\"Message\":\"x\",\"Timestamp\":\"t\"}";
            assertThat(value(body, Map.of())).isEqualTo(expected);
            assertThat(value("\uFEFF" + body, Map.of())).isEqualTo(expected);
            assertThat(value(body, Map.of(), "claim.check.field.paths", "Message"))
                    .isEqualTo(expected);
            assertThat(value(body, Map.of(), "claim.check.field.paths", "other"))
                    .isEqualTo(expected);
        }
    }

    @Test
    void anEnvelopeOfSnsThatIsMarkedAndHoldsNoPointerFails() {
        String body = "{\"Type\":\"Notification\",\"Message\":\"hi\",\"MessageAttributes\":"
                + "{\"ExtendedPayloadSize\":{\"Type\":\"Number\",\"Value\":\"5\"}}}";

        assertThatThrownBy(() -> value(body, Map.of()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("SNS");
    }

    @Test
    void aPointerInAFieldIsFollowedAsTextAndAsJson() {
        for (String field : List.of("\"" + POINTER.replace("\"", "\\\"") + "\"", POINTER, OBJECT)) {
            assertThat(value("{\"a\":1,\"p\":" + field + "}", Map.of(), "claim.check.field.paths", "p"))
                    .isEqualTo("{\"a\":1,\"p\":\"x\"}");
        }
    }

    @Test
    void otherBodiesStayAsTheyAre() {
        for (String body : List.of(
                "{\"s3BucketName\":\"b\",\"s3Key\":\"k\",\"size\":5}",
                "{\"Type\":\"Order\",\"Message\":\"" + OBJECT.replace("\"", "\\\"") + "\"}",
                "{\"Type\":\"Notification\",\"Message\":\"the s3BucketName\"}",
                "the PayloadSize of S3Payload")) {
            assertThat(value(body, Map.of())).isEqualTo(body);
        }
        assertThat(value(OBJECT, Map.of("ExtendedPayloadSize", "5"), "claim.check.retrieve.from.s3", "false"))
                .isEqualTo(OBJECT);
        assertThat(s3.requests()).isEmpty();
    }

    @Test
    void referencesBehindAByteOrderMarkAreFollowed() {
        s3.clear();
        s3.answer(200, "ETag: \"e1\"", "\uFEFF[1]".getBytes(StandardCharsets.UTF_8), 6);

        assertThat(value(
                        "\uFEFF{\"uri\":\"s3://bucket/key\"}",
                        Map.of(),
                        "claim.check.field.paths",
                        "uri",
                        "claim.check.field.format",
                        "json"))
                .isEqualTo("{\"uri\":[1]}");
        assertThat(value("\uFEFFs3://bucket/key", Map.of())).isEqualTo("\uFEFF[1]");
    }

    private Object value(String body, Map<String, String> attributes, Object... more) {
        Map<String, Object> config = new HashMap<>(Messages.config(
                "aws.region", "us-east-1",
                "aws.access.key.id", "key",
                "aws.secret.access.key", "secret",
                "aws.endpoint.override", s3.address().toString()));
        config.putAll(Messages.config(more));
        try (MessageConverter converter = ConfiguredConverter.of(new ClaimCheckMessageConverter(), config)) {
            return converter.convert(Messages.text(body, attributes)).value().value();
        }
    }
}
