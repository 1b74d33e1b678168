package io.connect.gatling;

/** The speed at which a backlog is drained, next to the speed of the bare loop on the same machine. */
public final class CapacitySimulation extends GroupSimulation {

    /** Runs the group {@code capacity}. */
    public CapacitySimulation() {
        super("capacity"::equals);
    }
}
