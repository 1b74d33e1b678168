package io.connect.sqs.error;

import io.connect.sqs.queue.ReceivedMessage;
import io.connect.sqs.record.PreparedRecord;
import io.connect.sqs.record.RecordFactory;
import io.connect.sqs.record.RecordSize;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.header.Headers;

/**
 * Makes the record for the dead-letter topic: the body as it was received, the headers of any record of this queue, and in
 * further headers why it is here. Immutable.
 */
public final class DeadLetters {

    public static final String REASON = "sqs.dlq.reason";
    public static final String EXCEPTION_CLASS = "sqs.dlq.exception.class";
    public static final String EXCEPTION_MESSAGE = "sqs.dlq.exception.message";
    public static final String ATTEMPTS = "sqs.dlq.attempts";
    public static final String ORIGINAL_TOPIC = "sqs.dlq.original.topic";
    /** Present where Kafka's limit could not hold the body: how many bytes it had. */
    public static final String BODY_CUT = "sqs.dlq.body.cut.from.bytes";
    /** Present where the message attributes alone pass the limit and were left out. */
    public static final String ATTRIBUTES_DROPPED = "sqs.dlq.attributes.dropped";

    private static final int LONGEST_TEXT = 2_000;

    private final String topic;
    private final RecordFactory records;
    private final long maxBytes;

    /**
     * @param topic    the dead-letter topic
     * @param records  makes the records of the queue
     * @param maxBytes largest record that Kafka takes
     */
    public DeadLetters(String topic, RecordFactory records, long maxBytes) {
        this.topic = topic;
        this.records = records;
        this.maxBytes = maxBytes;
    }

    /** The record for a message that failed. */
    public PreparedRecord letter(ReceivedMessage message, Throwable reason, int attempts) {
        SchemaAndValue key = records.key(message);
        Headers headers = records.headers(message);
        addReason(headers, reason, attempts);
        String body = message.body();
        long room = maxBytes - RecordSize.of(key, SchemaAndValue.NULL, headers);
        if (room < 0) {
            dropAttributes(headers, message);
            room = maxBytes - RecordSize.of(key, SchemaAndValue.NULL, headers);
        }
        long length = RecordSize.utf8Length(body);
        if (length > room) {
            headers.addLong(BODY_CUT, length);
            body = cut(body, (int) Math.max(0, room - BODY_CUT.length() - Long.BYTES * 2));
        }
        SchemaAndValue value = new SchemaAndValue(Schema.OPTIONAL_STRING_SCHEMA, body);
        return new PreparedRecord(
                topic, null, key, value, headers, records.timestampMs(message), RecordSize.of(key, value, headers));
    }

    private void addReason(Headers headers, Throwable reason, int attempts) {
        Throwable root = reason;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        headers.addString(REASON, shorten(String.valueOf(reason.getMessage())));
        headers.addString(EXCEPTION_CLASS, root.getClass().getName());
        headers.addString(EXCEPTION_MESSAGE, shorten(String.valueOf(root.getMessage())));
        headers.addInt(ATTEMPTS, attempts);
        headers.addString(ORIGINAL_TOPIC, records.topic());
    }

    private static void dropAttributes(Headers headers, ReceivedMessage message) {
        message.attributes().keySet().forEach(headers::remove);
        headers.addBoolean(ATTRIBUTES_DROPPED, true);
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }

    /** As much of a text as fits into so many bytes of UTF-8, ending at a whole character. */
    static String cut(String text, int mostBytes) {
        CharsetEncoder encoder = StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        CharBuffer characters = CharBuffer.wrap(text);
        encoder.encode(characters, ByteBuffer.allocate(mostBytes), true);
        return text.substring(0, characters.position());
    }
}
