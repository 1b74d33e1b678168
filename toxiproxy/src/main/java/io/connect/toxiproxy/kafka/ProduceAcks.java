package io.connect.toxiproxy.kafka;

import io.netty.buffer.ByteBuf;
import java.util.Optional;

/** Finds {@code acks} at the beginning of a Produce request: with 0 the broker sends no answer. */
final class ProduceAcks {

    private static final int VERSION = 6;
    private static final int CLIENT_ID = 12;
    private static final int FLEXIBLE_SINCE = 9;
    private static final int TRANSACTIONAL_SINCE = 3;
    private static final int CONTINUES = 0x80;
    private static final int SEVEN_BITS = 7;

    private ProduceAcks() {}

    /**
     * Reads the acks.
     *
     * @param size the size of the request without the size field of four bytes
     * @return empty until enough bytes have arrived; 1 if acks cannot be found
     */
    static Optional<Integer> read(ByteBuf request, int size) {
        ByteBuf bytes = request.slice(request.readerIndex(), Math.min(request.readableBytes(), size + Integer.BYTES));
        boolean whole = bytes.readableBytes() == size + Integer.BYTES;
        try {
            short version = bytes.getShort(VERSION);
            bytes.readerIndex(CLIENT_ID);
            bytes.skipBytes(Math.max(0, bytes.readShort()));
            if (version >= FLEXIBLE_SINCE) {
                if (varint(bytes) != 0) {
                    // The header has tagged fields; no version has any yet.
                    return Optional.of(1);
                }
                bytes.skipBytes(Math.max(0, varint(bytes) - 1));
            } else if (version >= TRANSACTIONAL_SINCE) {
                bytes.skipBytes(Math.max(0, bytes.readShort()));
            }
            return Optional.of((int) bytes.readShort());
        } catch (IndexOutOfBoundsException e) {
            return whole ? Optional.of(1) : Optional.empty();
        }
    }

    private static int varint(ByteBuf bytes) {
        int value = 0;
        int shift = 0;
        int next;
        do {
            next = bytes.readUnsignedByte();
            value |= (next & ~CONTINUES) << shift;
            shift += SEVEN_BITS;
        } while ((next & CONTINUES) != 0 && shift < Integer.SIZE);
        return value;
    }
}
