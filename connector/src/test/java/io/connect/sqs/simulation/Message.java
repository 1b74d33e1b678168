package io.connect.sqs.simulation;

import io.connect.sqs.simulation.machine.WorkerProcess;

/** A message of a simulated run, with its state in all models. */
final class Message {

    final int number;
    final String id;
    final String group;
    final String body;
    final boolean dropped;
    long sequence;
    long sentMs;
    long firstReceivedMs;
    long visibleAt;
    int receives;
    int changes;
    String handle;
    boolean deleted;

    /** Whether Kafka has its record or its dead letter. */
    boolean produced;

    /** Whether a transform of Connect has dropped its record. */
    boolean droppedOnce;

    /** Whether a fault has happened that may make it a dead letter. */
    boolean failed;

    /** The process of the task that handed it to Connect and may still report on it; null if there is none. */
    WorkerProcess handedOverTo;

    /** The last process to which Connect has acknowledged its record. */
    WorkerProcess acknowledgedTo;

    /** Whether the answer of a receive arrived after half of the visibility timeout. No task can detect this. */
    boolean cameLate;

    /** The newest receive whose answer reached a task. */
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
