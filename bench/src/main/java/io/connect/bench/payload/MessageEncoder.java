package io.connect.bench.payload;

import io.connect.bench.ledger.Ledger;
import java.nio.charset.StandardCharsets;

/**
 * Writes message bodies {@code {"run","producer","seq","group","producer_timestamp","data"}} of an exact size. The identity comes
 * first, so that it can be read from the first bytes. Immutable and thread-safe.
 */
public final class MessageEncoder {

    private static final byte[] GROUP = ascii(",\"group\":");
    private static final byte[] NULL = ascii("null");
    private static final byte[] STAMP = ascii(",\"producer_timestamp\":");
    private static final byte[] DATA = ascii("\"data\":\"");
    private static final byte[] END = ascii("\"}");
    private static final byte[] NO_FIELDS = {};
    private static final int RADIX = 10;

    private final byte[] head;
    private final Filler filler;

    /** Creates the encoder of one producer of one run; {@code filler} fills the bodies. */
    public MessageEncoder(String run, int producer, Filler filler) {
        String checked = new MessageIdentity(run, producer, 0, Ledger.NO_GROUP, 0).run();
        this.head = ascii("{\"run\":\"" + checked + "\",\"producer\":" + producer + ",\"seq\":");
        this.filler = filler;
    }

    /**
     * Returns the body of a message, in ASCII.
     *
     * @param group number of its message group, or {@link Ledger#NO_GROUP}
     * @param producerMicros the stamp written into the body
     * @param sizeBytes size of the whole body
     * @throws IllegalArgumentException if the identity alone needs more than {@code sizeBytes}
     */
    public byte[] encode(long seq, int group, long producerMicros, int sizeBytes) {
        byte[] body = new byte[sizeBytes];
        write(body, sizeBytes, seq, group, producerMicros, NO_FIELDS);
        return body;
    }

    /** Writes the same body into a buffer. */
    void encode(long seq, int group, long producerMicros, int sizeBytes, Scratch into) {
        write(into.start(sizeBytes), sizeBytes, seq, group, producerMicros, NO_FIELDS);
    }

    /**
     * Returns the body of a message with one more field between identity and data.
     *
     * @param field name of the field; neither it nor its value may need an escape in JSON
     * @param value the value, such as the URI of an object
     * @throws IllegalArgumentException if identity and field alone need more than {@code sizeBytes}
     */
    public byte[] encode(long seq, int group, long producerMicros, int sizeBytes, String field, String value) {
        byte[] body = new byte[sizeBytes];
        write(body, sizeBytes, seq, group, producerMicros, ascii("\"" + field + "\":\"" + value + "\","));
        return body;
    }

    /** Size of a body without data. */
    int sizeOf(long seq, int group, long producerMicros) {
        return head.length
                + digits(seq)
                + GROUP.length
                + (group == Ledger.NO_GROUP ? NULL.length : digits(group))
                + STAMP.length
                + digits(producerMicros)
                + 1
                + DATA.length
                + END.length;
    }

    private void write(byte[] body, int sizeBytes, long seq, int group, long micros, byte[] fields) {
        int identity = sizeOf(seq, group, micros) + fields.length;
        int data = sizeBytes - identity;
        if (data < 0) {
            throw new IllegalArgumentException(
                    "A message of " + sizeBytes + " bytes cannot hold its identity of " + identity + " bytes");
        }
        int at = put(body, 0, head);
        at = put(body, at, seq);
        at = put(body, at, GROUP);
        at = group == Ledger.NO_GROUP ? put(body, at, NULL) : put(body, at, group);
        at = put(body, at, STAMP);
        at = put(body, at, micros);
        body[at++] = ',';
        at = put(body, at, fields);
        at = put(body, at, DATA);
        filler.fill(body, at, data, seq);
        put(body, at + data, END);
    }

    private static int put(byte[] body, int at, byte[] text) {
        System.arraycopy(text, 0, body, at, text.length);
        return at + text.length;
    }

    private static int put(byte[] body, int at, long number) {
        int end = at + digits(number);
        long rest = number;
        for (int place = end - 1; place >= at; place--) {
            body[place] = (byte) ('0' + rest % RADIX);
            rest /= RADIX;
        }
        return end;
    }

    private static int digits(long number) {
        if (number < 0) {
            throw new IllegalArgumentException(
                    "A number in a message is at least 0, but for the group of one that has none; not " + number);
        }
        int digits = 1;
        for (long rest = number / RADIX; rest > 0; rest /= RADIX) {
            digits++;
        }
        return digits;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
