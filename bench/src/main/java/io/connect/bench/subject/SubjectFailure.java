package io.connect.bench.subject;

/**
 * A failure of the subject or of its workers without a planned fault.
 *
 * @param kind the kind of part that failed
 * @param atMicros the time when it was seen, on the host clock
 * @param what the failed part and the reason, in words for the result
 */
public record SubjectFailure(Kind kind, long atMicros, String what) {

    /** The parts that can fail. */
    public enum Kind {
        /** A connector or task that Connect reports as FAILED. */
        TASK,
        /** A worker process that ended. */
        CRASH
    }
}
