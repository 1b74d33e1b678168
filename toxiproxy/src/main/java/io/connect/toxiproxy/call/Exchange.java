package io.connect.toxiproxy.call;

import io.connect.toxiproxy.toxic.call.CallAction;
import io.netty.buffer.ByteBuf;
import java.util.Optional;

/**
 * A call that waits for its answer.
 *
 * @param id the id of the request, if the protocol has ids
 * @param onAnswer the action on the answer
 * @param answer bytes sent instead of the service's answer, which is missing or dropped; null for none
 * @param reaches whether the request reaches the service and is answered by it
 * @param details details of the request for the reader of its answer; null for none
 */
public record Exchange(long id, Optional<CallAction> onAnswer, ByteBuf answer, boolean reaches, Object details) {

    /** A call that passes unchanged. */
    public static Exchange untouched(long id, Object details) {
        return new Exchange(id, Optional.empty(), null, true, details);
    }

    /** A call that a rule answers instead of the service. */
    public static Exchange answered(long id, ByteBuf answer) {
        return new Exchange(id, Optional.empty(), answer, false, null);
    }

    /** A call that will never be answered. */
    public static Exchange lost(long id) {
        return new Exchange(id, Optional.empty(), null, false, null);
    }

    /** The fate of the service's answer. */
    public Fate fateOfAnswer() {
        return Fate.ofAnswer(onAnswer.orElse(null), answer);
    }

    /** Releases the bytes of the answer. */
    public void release() {
        if (answer != null) {
            answer.release();
        }
    }
}
