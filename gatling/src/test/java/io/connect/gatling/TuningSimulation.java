package io.connect.gatling;

/** The recommended tunings side by side. */
public final class TuningSimulation extends GroupSimulation {

    /** Runs the group {@code tuning}. */
    public TuningSimulation() {
        super("tuning"::equals);
    }
}
