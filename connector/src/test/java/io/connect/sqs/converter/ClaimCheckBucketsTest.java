package io.connect.sqs.converter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.sqs.converter.claim.ScriptedHttp;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimCheckBucketsTest {

    private final ScriptedHttp s3 = new ScriptedHttp();

    @AfterEach
    void close() {
        s3.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://payroll/all.csv",
                "s3://orders-objects2/k",
                "s3://ORDERS-OBJECTS/k",
                "https://payroll.s3.us-east-1.amazonaws.com/all.csv",
                "https://s3.us-east-1.amazonaws.com/payroll/all.csv",
                "[\"software.amazon.payloadoffloading.PayloadS3Pointer\",{\"s3BucketName\":\"payroll\",\"s3Key\":\"k\"}]",
                "{\"uri\":\"s3://payroll/all.csv\",\"other\":\"s3://orders-objects/k\"}",
            })
    void anObjectOfABucketThatIsNotAllowedIsNotRead(String body) {
        s3.answer(200, "ETag: \"e1\"", new byte[] {'x'}, 1);
        try (MessageConverter converter = converter("orders-objects, returns-*", body.startsWith("{"))) {
            assertThatThrownBy(() -> converter.convert(Messages.text(body)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("claim.check.allowed.buckets=orders-objects,returns-*");
        }
        assertThat(s3.requests()).isEmpty();
    }

    /** S3-compatible stores, and gateways in front of them, may resolve such paths. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://orders-objects/../payroll/all.csv",
                "s3://orders-objects//../payroll/all.csv",
                "s3://orders-objects/a/./../../payroll/all.csv",
                "https://s3.amazonaws.com/orders-objects/%2e%2e/payroll/all.csv",
                "https://s3.amazonaws.com/orders-objects%2f..%2fpayroll/all.csv",
                "[\"software.amazon.payloadoffloading.PayloadS3Pointer\",{\"s3BucketName\":\"orders-objects\",\"s3Key\":\"../payroll/k\"}]",
                "[\"software.amazon.payloadoffloading.PayloadS3Pointer\",{\"s3BucketName\":\"returns-1/../payroll\",\"s3Key\":\"k\"}]",
                "[\"software.amazon.payloadoffloading.PayloadS3Pointer\",{\"s3BucketName\":\"returns-1/..\",\"s3Key\":\"payroll/k\"}]",
                "[\"software.amazon.payloadoffloading.PayloadS3Pointer\",{\"s3BucketName\":\"returns-x?a\",\"s3Key\":\"k\"}]",
            })
    void aReferenceThatLeadsOutOfAnAllowedBucketIsNotFollowed(String body) {
        s3.answer(200, "ETag: \"e1\"", new byte[] {'x'}, 1);
        try (MessageConverter converter = converter("orders-objects, returns-*", false)) {
            assertThatThrownBy(() -> converter.convert(Messages.text(body))).isInstanceOf(DataException.class);
        }
        assertThat(s3.requests()).isEmpty();
    }

    @Test
    void objectsOfAllowedBucketsAreRead() {
        s3.answer(200, "ETag: \"e1\"", new byte[] {'x'}, 1);
        try (MessageConverter converter = converter("orders-objects, returns-*", false)) {
            assertThat(converter
                            .convert(Messages.text("s3://orders-objects/k"))
                            .value()
                            .value())
                    .isEqualTo("x");
            assertThat(converter
                            .convert(Messages.text("s3://returns-2026/a/../k"))
                            .value()
                            .value())
                    .isEqualTo("x");
        }
    }

    @Test
    void withoutAListEveryBucketIsAllowed() {
        s3.answer(200, "ETag: \"e1\"", new byte[] {'x'}, 1);
        try (MessageConverter converter = converter("", false)) {
            assertThat(converter
                            .convert(Messages.text("s3://payroll/k"))
                            .value()
                            .value())
                    .isEqualTo("x");
        }
    }

    private MessageConverter converter(String allowed, boolean fields) {
        Map<String, Object> config = new HashMap<>(Messages.config(
                "aws.region", "us-east-1",
                "aws.access.key.id", "key",
                "aws.secret.access.key", "secret",
                "aws.endpoint.override", s3.address().toString(),
                "claim.check.allowed.buckets", allowed));
        if (fields) {
            config.put("claim.check.field.paths", "uri,other");
        }
        return ConfiguredConverter.of(new ClaimCheckMessageConverter(), config);
    }
}
