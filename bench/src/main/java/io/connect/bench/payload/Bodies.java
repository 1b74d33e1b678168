package io.connect.bench.payload;

/** Makes the bodies of messages as they travel through SQS. Implementations may be used by any number of threads. */
public interface Bodies {

    /**
     * The body of a message, in UTF-8.
     *
     * @param seq number of the message
     * @param group number of its message group, negative on a standard queue
     * @param producerMicros the stamp written into it
     */
    byte[] encode(long seq, int group, long producerMicros);
}
