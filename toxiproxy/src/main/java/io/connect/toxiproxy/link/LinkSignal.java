package io.connect.toxiproxy.link;

/** Events that a handler of an {@link Interception} sends to the link behind it. */
public enum LinkSignal {
    /** Reading must pause for the moment: bytes are held back on purpose. */
    HOLD,
    /** Reading goes on. */
    GO_ON,
    /** The socket has closed, although bytes read from it are still to come. */
    GONE,
    /** The connection ends with a TCP reset to both sides. */
    RESET
}
