package io.connect.gatling;

/** How fast a backlog is drained, beside the bare loop that the machine itself allows. */
public final class CapacitySimulation extends GroupSimulation {

    /** Runs the group {@code capacity}. */
    public CapacitySimulation() {
        super("capacity"::equals);
    }
}
