package io.connect.sqsserver.wire;

/** The result of a call, to be written in the protocol of the call. */
@FunctionalInterface
public interface Answer {

    /** The answer of a call that has no result. */
    Answer EMPTY = writer -> {};

    void writeTo(AnswerWriter writer);

    /** Whether the call has a result; the query protocol leaves out its element if not. */
    default boolean hasResult() {
        return this != EMPTY;
    }
}
