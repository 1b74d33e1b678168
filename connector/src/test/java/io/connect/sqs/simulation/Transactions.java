package io.connect.sqs.simulation;

import io.connect.sqs.flow.QueueRecord;
import java.util.List;

/** Brings the records of a task to Kafka as one kind of Connect's workers does. */
interface Transactions {

    /** How it ended for the task. */
    enum Outcome {
        /** The task goes on. */
        DONE,
        /** Connect fails it. */
        FAILED,
        /** Its process is killed. */
        KILLED,
        /** Another task has started in its place. */
        FENCED
    }

    /** Takes the result of a poll, which may be empty. */
    Outcome take(RunningTask task, List<QueueRecord> records);

    /** Waits for records on their way, as Connect does before it stops a task. */
    void finalCommit(RunningTask task);
}
