package io.connect.bench.payload;

import io.connect.bench.ledger.Ledger;

/**
 * Writes message bodies {@code {"run","producer","seq","group","producer_timestamp","data"}} of an exact size. The identity
 * comes first, so that it can be read back off the first bytes. Immutable; any number of threads may use one.
 */
public final class MessageEncoder {

    private static final byte[] END = {'"', '}'};

    private final String run;
    private final int producer;
    private final Filler filler;

    /** Bodies of one producer of one run, filled up by {@code filler}. */
    public MessageEncoder(String run, int producer, Filler filler) {
        this.run = new MessageIdentity(run, producer, 0, Ledger.NO_GROUP, 0).run();
        this.producer = producer;
        this.filler = filler;
    }

    /**
     * The body of a message, ASCII.
     *
     * @param group number of its message group, or {@link Ledger#NO_GROUP}
     * @param producerMicros the stamp written into it
     * @param sizeBytes size of the whole body
     * @throws IllegalArgumentException if the identity alone needs more than {@code sizeBytes}
     */
    public byte[] encode(long seq, int group, long producerMicros, int sizeBytes) {
        return fill(new MessageIdentity(run, producer, seq, group, producerMicros).prefix(""), seq, sizeBytes);
    }

    /**
     * The body of a message with one more field between identity and data.
     *
     * @param field name of the field; neither it nor its value may need an escape in JSON
     * @param value what stands in it, such as the URI of an object
     * @throws IllegalArgumentException if identity and field alone need more than {@code sizeBytes}
     */
    public byte[] encode(long seq, int group, long producerMicros, int sizeBytes, String field, String value) {
        MessageIdentity identity = new MessageIdentity(run, producer, seq, group, producerMicros);
        return fill(identity.prefix("\"" + field + "\":\"" + value + "\","), seq, sizeBytes);
    }

    private byte[] fill(byte[] prefix, long seq, int sizeBytes) {
        int data = sizeBytes - prefix.length - END.length;
        if (data < 0) {
            throw new IllegalArgumentException("A message of " + sizeBytes + " bytes cannot hold its identity of "
                    + (prefix.length + END.length) + " bytes");
        }
        byte[] body = new byte[sizeBytes];
        System.arraycopy(prefix, 0, body, 0, prefix.length);
        filler.fill(body, prefix.length, data, seq);
        System.arraycopy(END, 0, body, prefix.length + data, END.length);
        return body;
    }
}
