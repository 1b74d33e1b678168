package io.connect.toxiproxy.link;

import io.netty.buffer.ByteBuf;

/** Receives the bytes that leave a chain of toxics. */
interface ChainOutput {

    /** Bytes have left the chain. The receiver owns the buffer. */
    void data(ByteBuf bytes);

    /** Bytes leave one of the toxics after this wait. */
    void waited(int sizeBytes, long nanos);

    /**
     * The stream has ended; nothing follows.
     *
     * @param reset whether the receiver shall see a TCP reset
     */
    void end(boolean reset);
}
