package io.connect.bench.subject;

/**
 * A failure of something under test without a planned fault.
 *
 * @param kind the kind of part that failed
 * @param atMicros the time when it was seen, on the host clock
 * @param what the failed part and the reason, in words for the result
 */
public record SubjectFailure(Kind kind, long atMicros, String what) {

    /** The parts that can fail. */
    public enum Kind {
        /** A connector or a task that Connect calls FAILED. */
        TASK,
        /** A worker process that ended. */
        CRASH
    }
}
