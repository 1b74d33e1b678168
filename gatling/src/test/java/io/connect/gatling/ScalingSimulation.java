package io.connect.gatling;

/** Whether speed grows with queues and tasks in a straight line. */
public final class ScalingSimulation extends GroupSimulation {

    /** Runs the group {@code scaling}. */
    public ScalingSimulation() {
        super("scaling"::equals);
    }
}
