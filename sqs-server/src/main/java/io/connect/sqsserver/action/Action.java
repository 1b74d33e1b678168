package io.connect.sqsserver.action;

import io.connect.sqsserver.wire.Answer;
import java.util.function.Function;

/** One action of the API. */
@FunctionalInterface
public interface Action {

    /**
     * Executes the call, and answers immediately or later.
     *
     * @throws io.connect.sqsserver.error.SqsException when the call is refused; the reply then gets no answer
     */
    void run(Call call, Reply reply);

    /** An action that answers immediately. */
    static Action immediate(Function<Call, Answer> action) {
        return (call, reply) -> reply.answer(action.apply(call));
    }
}
