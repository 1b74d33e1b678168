package io.connect.sqsserver.service;

import io.connect.sqsserver.time.Deadline;
import java.util.Optional;

/** A task that moves messages out of a dead-letter queue. Its deadline is the time of its next step. */
public final class MoveTask extends Deadline {

    /** The state of a task, with the names of the API reference. */
    public enum Status {
        RUNNING,
        COMPLETED,
        CANCELLED,
        FAILED
    }

    private static final long SECOND_MILLIS = 1_000;

    private final String handle;
    private final String sourceArn;
    private final Optional<String> destinationArn;
    private final Optional<Integer> maxPerSecond;
    private final long startedMillis;
    private final int toMove;
    private int moved;
    private Status status = Status.RUNNING;
    private String failure;

    MoveTask(
            String handle,
            String sourceArn,
            Optional<String> destinationArn,
            Optional<Integer> maxPerSecond,
            long startedMillis,
            int toMove) {
        this.handle = handle;
        this.sourceArn = sourceArn;
        this.destinationArn = destinationArn;
        this.maxPerSecond = maxPerSecond;
        this.startedMillis = startedMillis;
        this.toMove = toMove;
    }

    public String handle() {
        return handle;
    }

    public String sourceArn() {
        return sourceArn;
    }

    /** The destination ARN; empty when messages return to their source queues. */
    public Optional<String> destinationArn() {
        return destinationArn;
    }

    public Optional<Integer> maxPerSecond() {
        return maxPerSecond;
    }

    public long startedMillis() {
        return startedMillis;
    }

    /** The number of messages that were visible when the task started. */
    public int toMove() {
        return toMove;
    }

    public int moved() {
        return moved;
    }

    public Status status() {
        return status;
    }

    /** The reason of the failure; null if the task has not failed. */
    public String failure() {
        return failure;
    }

    /** The earliest time for the next message at this rate, counted from the start. Rounded up, so the rate is kept. */
    long nextMillis(int perSecond) {
        return startedMillis + (moved * SECOND_MILLIS + perSecond - 1) / perSecond;
    }

    boolean isRunning() {
        return status == Status.RUNNING;
    }

    void move(int messages) {
        moved += messages;
    }

    void end(Status ended) {
        status = ended;
    }

    void fail(String reason) {
        status = Status.FAILED;
        failure = reason;
    }
}
