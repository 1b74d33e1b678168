package io.connect.sqs.simulation;

import io.connect.sqs.simulation.machine.WorkerProcess;

/** A message of the run, as the models see it. */
final class Message {

    final int number;
    final String id;
    final String group;
    final String body;
    final boolean dropped;
    long sequence;
    long sentMs;
    long visibleAt;
    int receives;
    int changes;
    String handle;
    boolean deleted;

    /** Whether a record of it is in Kafka, or a dead letter. */
    boolean produced;

    /** Whether a transform of Connect has dropped its record. */
    boolean droppedOnce;

    /** Whether anything has happened to it that may make a dead letter of it. */
    boolean failed;

    /** Whether it was handed to Connect by a task that may still report on it. */
    WorkerProcess handedOverTo;

    /** The last process that Connect told that Kafka has its record. */
    WorkerProcess acknowledgedTo;

    /** Whether half of its visibility timeout had passed before the answer of a receive was here, which no task can know. */
    boolean cameLate;

    /** The newest receive that some task has got the answer of. */
    int newestAnswered;

    /** @param dropped whether a transform drops its record */
    Message(int number, String id, String group, String body, boolean dropped) {
        this.number = number;
        this.id = id;
        this.group = group;
        this.body = body;
        this.dropped = dropped;
    }

    @Override
    public String toString() {
        return id + " of group " + group;
    }
}
