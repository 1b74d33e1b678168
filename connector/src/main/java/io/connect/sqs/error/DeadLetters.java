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
import java.util.function.Consumer;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.header.Headers;

/**
 * Creates records for the dead-letter topic. A record has the received body, the usual headers of the queue's records, and
 * additional headers with the reason. Immutable.
 */
public final class DeadLetters {

    public static final String REASON = "sqs.dlq.reason";
    public static final String EXCEPTION_CLASS = "sqs.dlq.exception.class";
    public static final String EXCEPTION_MESSAGE = "sqs.dlq.exception.message";
    public static final String ATTEMPTS = "sqs.dlq.attempts";
    public static final String ORIGINAL_TOPIC = "sqs.dlq.original.topic";
    /** The header with the original size of the body in bytes; set if the body was cut to fit Kafka's limit. */
    public static final String BODY_CUT = "sqs.dlq.body.cut.from.bytes";
    /** The header that is set if key and headers alone exceeded the limit, so that the message attributes were removed. */
    public static final String ATTRIBUTES_DROPPED = "sqs.dlq.attributes.dropped";

    private static final int LONGEST_TEXT = 2_000;

    /** JSON may need six characters for one character. */
    private static final int LARGEST_GROWTH = 6;

    /** The size of the header with the original size of the body. */
    private static final int CUT_NOTE_BYTES = BODY_CUT.length() + Long.BYTES * 4;

    private final String topic;
    private final RecordFactory records;
    private final long mostBytes;
    private final boolean truncates;

    /**
     * @param topic the dead-letter topic
     * @param records creates the records of the queue
     * @param mostBytes size of the largest record that Kafka accepts
     * @param truncates whether a dead letter that is too large is cut; the message is deleted even then
     */
    public DeadLetters(String topic, RecordFactory records, long mostBytes, boolean truncates) {
        this.topic = topic;
        this.records = records;
        this.mostBytes = mostBytes;
        this.truncates = truncates;
    }

    /**
     * Creates the dead letter of a failed message.
     *
     * @param failedLetters how often Kafka has refused this dead letter; the worker's converter may have made it larger
     * @throws LetterTooLargeException if Kafka would refuse it
     */
    public PreparedRecord letter(ReceivedMessage message, Throwable reason, int attempts, int failedLetters) {
        if (failedLetters > (truncates ? 1 : 0)) {
            throw new LetterTooLargeException(failedLetters, truncates);
        }
        long maxBytes = failedLetters == 0 ? mostBytes : mostBytes / LARGEST_GROWTH;
        SchemaAndValue key = records.key(message);
        Headers headers = records.headers(message);
        Consumer<Headers> why = to -> addReason(to, reason, attempts);
        why.accept(headers);
        PreparedRecord whole = record(message, key, message.body(), headers);
        if (whole.sizeBytes() <= maxBytes) {
            return whole;
        }
        PreparedRecord cut = truncates ? cut(message, key, headers, why, maxBytes) : whole;
        if (cut.sizeBytes() > maxBytes) {
            throw new LetterTooLargeException(whole.sizeBytes(), maxBytes, truncates);
        }
        return cut;
    }

    /**
     * Cuts the body. If key and headers alone are too large, the message attributes are removed. If this is not enough, the key
     * is removed too.
     */
    private PreparedRecord cut(
            ReceivedMessage message, SchemaAndValue key, Headers headers, Consumer<Headers> why, long maxBytes) {
        SchemaAndValue leftKey = key;
        Headers leftHeaders = headers;
        if (RecordSize.of(key, SchemaAndValue.NULL, headers) + CUT_NOTE_BYTES > maxBytes) {
            leftHeaders = records.headersWithoutAttributes(message);
            why.accept(leftHeaders);
            leftHeaders.addBoolean(ATTRIBUTES_DROPPED, true);
        }
        if (RecordSize.of(key, SchemaAndValue.NULL, leftHeaders) + CUT_NOTE_BYTES > maxBytes) {
            leftKey = SchemaAndValue.NULL;
        }
        String body = message.body();
        long length = RecordSize.utf8Length(body);
        long room = maxBytes - RecordSize.of(leftKey, SchemaAndValue.NULL, leftHeaders);
        if (length > room) {
            leftHeaders.addLong(BODY_CUT, length);
            body = cut(body, (int) Math.max(0, room - CUT_NOTE_BYTES));
        }
        return record(message, leftKey, body, leftHeaders);
    }

    private PreparedRecord record(ReceivedMessage message, SchemaAndValue key, String body, Headers headers) {
        SchemaAndValue value = records.letterValue(body);
        return new PreparedRecord(
                topic,
                null,
                key,
                value,
                headers,
                records.letterTimestampMs(message),
                RecordSize.of(key, value, headers));
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

    private static String shorten(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }

    /** The longest beginning of a text that fits into this number of UTF-8 bytes and ends with a whole character. */
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
