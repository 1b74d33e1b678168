package io.connect.sqs.record;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.header.Headers;

/**
 * Computes the size of a record when it is sent to Kafka, in bytes. The size is exact for text and bytes with their plain
 * converters. It is an estimate for structures, because the worker's converter decides on their format.
 */
public final class RecordSize {

    /** An upper limit for the overhead of a batch with one record (Kafka's own limit is about a hundred). */
    private static final int RECORD_OVERHEAD = 128;

    private static final int HEADER_OVERHEAD = 8;
    private static final int SCALAR_BYTES = 9;

    private RecordSize() {}

    /** Size of key, value and headers, including their framing. */
    public static long of(SchemaAndValue key, SchemaAndValue value, Headers headers) {
        long size = RECORD_OVERHEAD + of(key.value()) + of(value.value());
        for (Header header : headers) {
            size += HEADER_OVERHEAD + utf8Length(header.key()) + ofHeader(header.value());
        }
        return size;
    }

    /** The size of a header value. Connect's default header converter writes bytes as base64. */
    private static long ofHeader(Object value) {
        return value instanceof byte[] bytes ? (bytes.length + 2) / 3 * 4L : of(value);
    }

    private static long of(Object value) {
        if (value == null) {
            return 0;
        }
        if (value instanceof String text) {
            return utf8Length(text);
        }
        if (value instanceof byte[] bytes) {
            return bytes.length;
        }
        if (value instanceof ByteBuffer buffer) {
            return buffer.remaining();
        }
        if (value instanceof Struct struct) {
            return ofStruct(struct);
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .mapToLong(entry -> of(entry.getKey()) + of(entry.getValue()))
                    .sum();
        }
        return value instanceof Collection<?> items
                ? items.stream().mapToLong(RecordSize::of).sum()
                : SCALAR_BYTES;
    }

    private static long ofStruct(Struct struct) {
        long size = 0;
        for (Field field : struct.schema().fields()) {
            size += field.name().length() + of(struct.get(field));
        }
        return size;
    }

    /** The length of a text in UTF-8, computed without encoding it. */
    public static long utf8Length(String text) {
        long length = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                // Half of a surrogate pair counts two of the pair's four bytes.
                length += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
            }
        }
        return length;
    }
}
