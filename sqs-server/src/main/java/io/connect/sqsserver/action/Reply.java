package io.connect.sqsserver.action;

import io.connect.sqsserver.wire.Answer;
import java.util.function.LongConsumer;

/** Receives the answer of a call. Each call gets exactly one answer, unless the caller goes away first. */
public interface Reply {

    default void answer(Answer answer) {
        answer(answer, nowMillis -> {});
    }

    /**
     * Sends the answer.
     *
     * @param undelivered called with the time, in milliseconds since 1970, if the answer cannot be sent
     */
    void answer(Answer answer, LongConsumer undelivered);

    /**
     * Sets the action to run if the caller goes away before the answer. It runs at once if the caller has gone already. A
     * later action replaces an earlier one.
     */
    void onAbandoned(Runnable action);
}
