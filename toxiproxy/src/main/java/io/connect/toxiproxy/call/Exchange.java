package io.connect.toxiproxy.call;

import io.connect.toxiproxy.toxic.call.CallAction;
import io.netty.buffer.ByteBuf;
import java.util.Optional;

/**
 * A call whose answer is still to come.
 *
 * @param id the id of the request, where the protocol numbers them
 * @param onAnswer the thing that shall be done to the answer
 * @param answer bytes that stand for the service's answer, which does not come or is thrown away; null for none
 * @param reaches whether the service gets the request, and answers
 * @param details the details of the request that the reader of its answer needs; null for none
 */
public record Exchange(long id, Optional<CallAction> onAnswer, ByteBuf answer, boolean reaches, Object details) {

    /** A call that nothing is done to. */
    public static Exchange untouched(long id, Object details) {
        return new Exchange(id, Optional.empty(), null, true, details);
    }

    /** A call that is answered in the service's place. */
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

    /** Gives the memory back. */
    public void release() {
        if (answer != null) {
            answer.release();
        }
    }
}
