package io.connect.toxiproxy.call;

import io.netty.buffer.ByteBuf;

/** Finds the end of one message in a stream of bytes without storing any of them. */
public interface Extent {

    /** The number of bytes, from the reader index on, that belong to the message. Does not move the reader index. */
    int take(ByteBuf bytes);

    /** Whether the whole message has been taken. */
    boolean ended();

    /** A message of that many bytes. */
    static Extent of(long sizeBytes) {
        return new Extent() {
            private long left = sizeBytes;

            @Override
            public int take(ByteBuf bytes) {
                int taken = (int) Math.min(left, bytes.readableBytes());
                left -= taken;
                return taken;
            }

            @Override
            public boolean ended() {
                return left == 0;
            }
        };
    }

    /** All bytes until the connection ends. */
    static Extent endless() {
        return new Extent() {
            @Override
            public int take(ByteBuf bytes) {
                return bytes.readableBytes();
            }

            @Override
            public boolean ended() {
                return false;
            }
        };
    }
}
