package io.connect.bench.payload;

/**
 * Uncompressed JSON bodies.
 *
 * @param encoder writes the bodies
 * @param bytes size of each body
 */
public record PlainBodies(MessageEncoder encoder, int bytes) implements Bodies {

    @Override
    public byte[] encode(long seq, int group, long producerMicros) {
        return encoder.encode(seq, group, producerMicros, bytes);
    }

    @Override
    public void expect(long seq, int group, long producerMicros, Scratch into) {
        encoder.encode(seq, group, producerMicros, bytes, into);
    }

    @Override
    public boolean unpacked() {
        return false;
    }
}
