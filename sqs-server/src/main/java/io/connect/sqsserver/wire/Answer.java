package io.connect.sqsserver.wire;

/** The result of a call, which is written in the protocol of that call. */
@FunctionalInterface
public interface Answer {

    /** The answer of a call that has no result. */
    Answer EMPTY = writer -> {};

    void writeTo(AnswerWriter writer);

    /** Whether the call has a result. If not, the query protocol omits the result's element. */
    default boolean hasResult() {
        return this != EMPTY;
    }
}
