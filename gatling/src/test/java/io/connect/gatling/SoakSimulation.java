package io.connect.gatling;

/** Hours of steady load, which show whether anything grows. */
public final class SoakSimulation extends GroupSimulation {

    /** Runs the group {@code soak}. */
    public SoakSimulation() {
        super("soak"::equals);
    }
}
