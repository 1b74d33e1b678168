package io.connect.gatling;

/** The guide's numbered tests of one or several tasks under a steady load. */
public final class BaselineSimulation extends GroupSimulation {

    /** Runs the group {@code baseline}. */
    public BaselineSimulation() {
        super("baseline"::equals);
    }
}
