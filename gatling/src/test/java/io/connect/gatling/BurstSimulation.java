package io.connect.gatling;

/** A sudden spike of load and the recovery after it. */
public final class BurstSimulation extends GroupSimulation {

    /** Runs the group {@code burst}. */
    public BurstSimulation() {
        super("burst"::equals);
    }
}
