package io.connect.bench.payload;

/** Makes message bodies as sent through SQS, and the record values expected from them. Implementations must be thread-safe. */
public interface Bodies {

    /**
     * The body of a message, in UTF-8.
     *
     * @param seq number of the message
     * @param group number of its message group, negative on a standard queue
     * @param producerMicros the stamp written into the body
     */
    byte[] encode(long seq, int group, long producerMicros);

    /**
     * Writes the expected record value: the body after it was decompressed, replaced by its object, or decoded to JSON.
     *
     * @param into the buffer for the bytes; belongs to one thread
     */
    void expect(long seq, int group, long producerMicros, Scratch into);

    /** Whether the body in SQS differs from the expected record value. */
    boolean unpacked();
}
