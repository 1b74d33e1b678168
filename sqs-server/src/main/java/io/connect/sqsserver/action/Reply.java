package io.connect.sqsserver.action;

import io.connect.sqsserver.wire.Answer;
import java.util.function.LongConsumer;

/** How a call is answered. Exactly one answer is given, unless the caller goes away first. */
public interface Reply {

    default void answer(Answer answer) {
        answer(answer, nowMillis -> {});
    }

    /**
     * Answers.
     *
     * @param undelivered called with the time, in milliseconds since 1970, if the answer cannot be sent
     */
    void answer(Answer answer, LongConsumer undelivered);

    /** Sets the action to run if the caller goes away before the answer. The last one counts. */
    void onAbandoned(Runnable action);
}
