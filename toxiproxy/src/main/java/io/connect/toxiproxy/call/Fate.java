package io.connect.toxiproxy.call;

import io.connect.toxiproxy.toxic.call.CallAction;
import io.netty.buffer.ByteBuf;

/** The fate of one message at the handler that reads it. */
public sealed interface Fate {

    Fate PASS = new Pass();
    Fate SWALLOW = new Swallow();
    Fate SILENCE = new Silence();
    Fate RESET = new Reset();

    /**
     * The fate of a request. A request that is dropped, or answered by a rule, does not reach the service.
     *
     * @param action null for none
     */
    static Fate ofRequest(CallAction action) {
        return of(action, SWALLOW, action == null ? PASS : SWALLOW);
    }

    /**
     * The fate of an answer. After a dropped answer no other answer may follow.
     *
     * @param action null for none
     * @param other bytes that replace the answer; null for none
     */
    static Fate ofAnswer(CallAction action, ByteBuf other) {
        return of(action, SILENCE, other == null ? PASS : new Replace(other));
    }

    private static Fate of(CallAction action, Fate lost, Fate changed) {
        if (action instanceof CallAction.Delay delay) {
            return new Delay(delay.by().toNanos());
        }
        if (action instanceof CallAction.Reset) {
            return RESET;
        }
        return action instanceof CallAction.Drop ? lost : changed;
    }

    /** The message passes unchanged. */
    record Pass() implements Fate {}

    /** The message is dropped. */
    record Swallow() implements Fate {}

    /** The message and everything after it in this direction is dropped. */
    record Silence() implements Fate {}

    /** The connection is reset; the message is thrown away. */
    record Reset() implements Fate {}

    /** The message passes later, and everything after it waits. */
    record Delay(long nanos) implements Fate {}

    /** Other bytes replace the message. */
    record Replace(ByteBuf bytes) implements Fate {}
}
