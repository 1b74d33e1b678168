package io.connect.gatling;

/** A broker, a worker or a task that goes down and comes back, and an SQS that throttles or fails. */
public final class PartialFailureSimulation extends GroupSimulation {

    /** Runs the group {@code partial-failure}. */
    public PartialFailureSimulation() {
        super("partial-failure"::equals);
    }
}
