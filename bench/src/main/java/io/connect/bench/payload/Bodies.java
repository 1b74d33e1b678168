package io.connect.bench.payload;

/**
 * Makes the bodies of messages as sent through SQS, and the record values expected from them. Implementations may be
 * used by any number of threads.
 */
public interface Bodies {

    /**
     * The body of a message, in UTF-8.
     *
     * @param seq number of the message
     * @param group number of its message group, negative on a standard queue
     * @param producerMicros the stamp written into it
     */
    byte[] encode(long seq, int group, long producerMicros);

    /**
     * Writes the body as it is once decompressed, replaced by its object, or decoded to JSON.
     *
     * @param into the buffer that the bytes go to; belongs to one thread
     */
    void expect(long seq, int group, long producerMicros, Scratch into);

    /** Whether the body as it travels is another than the value that must come of it. */
    boolean unpacked();
}
