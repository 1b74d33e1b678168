package io.connect.toxiproxy.call;

import io.netty.buffer.ByteBuf;

/** The fate of one message at the handler that reads it. */
public sealed interface Fate {

    Fate PASS = new Pass();
    Fate SWALLOW = new Swallow();
    Fate SILENCE = new Silence();
    Fate RESET = new Reset();

    /** It goes on as it is. */
    record Pass() implements Fate {}

    /** It is thrown away. */
    record Swallow() implements Fate {}

    /** It and everything after it on this side is thrown away. */
    record Silence() implements Fate {}

    /** The connection is reset; the message is thrown away. */
    record Reset() implements Fate {}

    /** It goes on later, and everything after it waits. */
    record Delay(long nanos) implements Fate {}

    /** Other bytes go on in its place. */
    record Replace(ByteBuf bytes) implements Fate {}
}
