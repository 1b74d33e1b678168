package io.connect.toxiproxy.link;

import io.netty.buffer.ByteBuf;

/** The far end of a chain of toxics. */
interface ChainOutput {

    /** Bytes have come through; the receiver owns the buffer. */
    void data(ByteBuf bytes);

    /** Bytes have waited this long in one of the toxics, and go on now. */
    void waited(int sizeBytes, long nanos);

    /**
     * The stream has ended; nothing follows.
     *
     * @param reset whether it shall look like a TCP reset to the receiver
     */
    void end(boolean reset);
}
