package io.connect.sqs.simulation;

import io.connect.sqs.flow.QueueRecord;
import java.util.List;

/** Delivers the records of a task to Kafka, as one kind of Connect worker does. */
interface Transactions {

    /** The outcome of a delivery for the task. */
    enum Outcome {
        /** The task continues. */
        DONE,
        /** Connect fails the task. */
        FAILED,
        /** The task's process is killed. */
        KILLED,
        /** Another task has replaced the task. */
        FENCED
    }

    /** Delivers the records of a poll, which may be empty. */
    Outcome take(RunningTask task, List<QueueRecord> records);

    /** Waits for outstanding records, as Connect does before it stops a task. */
    void finalCommit(RunningTask task);
}
