package io.connect.sqs.converter;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;

/**
 * The result of a converter for one message.
 *
 * @param value schema and value of the record
 * @param extraHeaders headers that the converter adds; they replace the connector's headers with the same name
 */
public record ConvertedMessage(SchemaAndValue value, Map<String, String> extraHeaders) {

    public ConvertedMessage {
        Objects.requireNonNull(value, "value");
        extraHeaders = Map.copyOf(extraHeaders);
    }

    /** A value without extra headers. */
    public static ConvertedMessage of(Schema schema, Object value) {
        return new ConvertedMessage(new SchemaAndValue(schema, value), Map.of());
    }

    /** Text with an optional-string schema. */
    public static ConvertedMessage ofText(String text) {
        return of(Schema.OPTIONAL_STRING_SCHEMA, text);
    }

    /** Bytes with an optional-bytes schema. */
    public static ConvertedMessage ofBytes(byte[] bytes) {
        return of(Schema.OPTIONAL_BYTES_SCHEMA, bytes);
    }
}
