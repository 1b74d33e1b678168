package io.connect.sqs.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.converter.AttributeValue;
import io.connect.sqs.converter.ConvertedMessage;
import io.connect.sqs.error.DeadLetters;
import io.connect.sqs.testing.FakeSqs;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.storage.StringConverter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connect's converter must be able to write what a message becomes. The message is deleted when Kafka has the record. */
class ValueConverterTest {

    private static final QueueUrl QUEUE = QueueUrl.parse("http://localhost/0/orders");
    private static final byte[] BYTES = {(byte) 0xFF, 0, 1};

    private final DrivenTask task = new DrivenTask();

    @AfterEach
    void stop() {
        task.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes", "buffer", "struct", "map", "list"})
    void aValueThatStringConverterWouldDestroyIsADeadLetter(String kind) throws InterruptedException {
        task.set("value.converter", "org.apache.kafka.connect.storage.StringConverter")
                .set("dlq.topic", "letters");

        SourceRecord record = run(kind);

        assertThat(record.topic()).isEqualTo("letters");
        assertThat(record.value()).isEqualTo(kind);
        assertThat(DrivenTask.header(record, DeadLetters.EXCEPTION_CLASS)).isEqualTo(DataException.class.getName());
        assertThat(DrivenTask.header(record, DeadLetters.REASON))
                .asString()
                .contains("StringConverter", "Write value.converter=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "number", "nothing"})
    void aValueThatStringConverterWritesArrives(String kind) throws InterruptedException {
        task.set("value.converter", "org.apache.kafka.connect.storage.StringConverter");

        SourceRecord record = run(kind);

        assertThat(record.topic()).isEqualTo("t");
        assertThat(record.value()).isEqualTo(value(kind));
    }

    /** Why such values are refused. */
    @Test
    void stringConverterWritesTheNameOfAnObject() {
        byte[] written = new StringConverter().fromConnectData("t", Schema.BYTES_SCHEMA, BYTES);

        assertThat(new String(written, StandardCharsets.UTF_8)).startsWith("[B@");
    }

    /** As in Connect's default converter of headers. */
    @ParameterizedTest
    @CsvSource({"org.apache.kafka.connect.storage.StringConverter, true", ", false"})
    void stringConverterGetsBinaryAttributesInBase64(String converter, boolean text) throws InterruptedException {
        if (converter != null) {
            task.set("header.converter", converter);
        }
        FakeSqs sqs = new FakeSqs(QUEUE, Duration.ofSeconds(30), System::nanoTime);
        sqs.send(null, "text", Map.of("binary", new AttributeValue.Binary("Binary.x", BYTES)));
        task.run(QUEUE, sqs);

        SourceRecord record = task.take(1).get(0);
        task.acknowledge(record);

        assertThat(DrivenTask.header(record, "binary"))
                .isEqualTo(text ? Base64.getEncoder().encodeToString(BYTES) : BYTES);
    }

    @Test
    void byteArrayConverterGetsKeysTextAndLettersAsBytes() throws InterruptedException {
        task.set("value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter")
                .set("key.converter", "ByteArrayConverter")
                .set("dlq.topic", "letters");

        SourceRecord text = run("text");

        assertThat(text.value()).isEqualTo("text".getBytes(StandardCharsets.UTF_8));
        assertThat(text.valueSchema().type()).isEqualTo(Schema.Type.BYTES);
        assertThat(text.key()).isEqualTo("m-0".getBytes(StandardCharsets.UTF_8));
        assertThat(text.keySchema().type()).isEqualTo(Schema.Type.BYTES);
    }

    @Test
    void aLetterIsBytesForByteArrayConverter() throws InterruptedException {
        task.set("value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter")
                .set("dlq.topic", "letters");

        SourceRecord letter = run("failure");

        assertThat(letter.topic()).isEqualTo("letters");
        assertThat(letter.value()).isEqualTo("failure".getBytes(StandardCharsets.UTF_8));
        assertThat(letter.key()).isInstanceOf(String.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"struct", "map", "number"})
    void aValueThatByteArrayConverterRefusesIsADeadLetter(String kind) throws InterruptedException {
        task.set("value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter")
                .set("dlq.topic", "letters");

        SourceRecord letter = run(kind);

        assertThat(letter.topic()).isEqualTo("letters");
        assertThat(letter.value()).isEqualTo(kind.getBytes(StandardCharsets.UTF_8));
        assertThat(DrivenTask.header(letter, DeadLetters.REASON))
                .asString()
                .contains("ByteArrayConverter would refuse it");
    }

    @Test
    void aTransformOfValuesMayMakeTextOfThem() throws InterruptedException {
        task.set("value.converter", "org.apache.kafka.connect.storage.StringConverter")
                .set("transforms", "toText")
                .set("transforms.toText.type", "com.example.ToText");

        assertThat(run("bytes").value()).isEqualTo(BYTES);
    }

    private SourceRecord run(String body) throws InterruptedException {
        FakeSqs sqs = new FakeSqs(QUEUE, Duration.ofSeconds(30), System::nanoTime);
        sqs.send(null, body);
        task.converting(message -> {
                    Object value = value(message.bodyText());
                    return ConvertedMessage.of(null, value);
                })
                .run(QUEUE, sqs);
        SourceRecord record = task.take(1).get(0);
        task.acknowledge(record);
        return record;
    }

    private static Object value(String kind) {
        return switch (kind) {
            case "bytes" -> BYTES;
            case "buffer" -> ByteBuffer.wrap(BYTES);
            case "struct" ->
                new Struct(SchemaBuilder.struct()
                                .field("id", Schema.INT32_SCHEMA)
                                .build())
                        .put("id", 1);
            case "map" -> Map.of("id", 1);
            case "list" -> List.of(1);
            case "number" -> 1;
            case "nothing" -> null;
            case "failure" -> throw new DataException("planted");
            default -> kind;
        };
    }
}
