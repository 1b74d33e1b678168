package io.connect.bench.payload;

/**
 * Makes the data field of a message. Implementations are immutable and may be used by any number of threads.
 */
public interface Filler {

    /**
     * Writes {@code length} bytes of printable ASCII that need no escape in JSON.
     *
     * @param seq sequence number of the message, so that neighbours can differ
     */
    void fill(byte[] target, int from, int length, long seq);
}
