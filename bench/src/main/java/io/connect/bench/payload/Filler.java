package io.connect.bench.payload;

/** Makes the data field of a message. Implementations are immutable and thread-safe. */
public interface Filler {

    /**
     * Writes {@code length} bytes of printable ASCII that need no escape in JSON.
     *
     * @param seq sequence number of the message, so that successive messages can differ
     */
    void fill(byte[] target, int from, int length, long seq);
}
