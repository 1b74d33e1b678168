package io.connect.toxiproxy.link;

/** Events that a handler of an {@link Interception} sends to the link after it. */
public enum LinkSignal {
    /** Reading must pause, because a handler holds bytes back on purpose. */
    HOLD,
    /** Reading continues. */
    GO_ON,
    /** The socket has closed, but bytes read from it will still follow. */
    GONE,
    /** The connection ends with a TCP reset to both sides. */
    RESET
}
