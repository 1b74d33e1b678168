package io.connect.gatling;

/**
 * Runs all scenarios that are selected, of any group, in the order of the file. It is the one that {@code mvn gatling:test}
 * runs unless {@code -Dgatling.simulationClass} names another.
 */
public final class ScenariosSimulation extends GroupSimulation {

    /** Runs every group. */
    public ScenariosSimulation() {
        super(group -> true);
    }
}
