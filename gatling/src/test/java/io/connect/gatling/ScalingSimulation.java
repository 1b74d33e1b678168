package io.connect.gatling;

/** Whether the speed grows linearly with queues and tasks. */
public final class ScalingSimulation extends GroupSimulation {

    /** Runs the group {@code scaling}. */
    public ScalingSimulation() {
        super("scaling"::equals);
    }
}
