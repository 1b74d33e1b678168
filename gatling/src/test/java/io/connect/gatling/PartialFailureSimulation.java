package io.connect.gatling;

/** Failures and recovery of a broker, a worker or a task, and an SQS that throttles or fails. */
public final class PartialFailureSimulation extends GroupSimulation {

    /** Runs the group {@code partial-failure}. */
    public PartialFailureSimulation() {
        super("partial-failure"::equals);
    }
}
