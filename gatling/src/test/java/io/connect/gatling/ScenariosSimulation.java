package io.connect.gatling;

/**
 * Runs all selected scenarios, of any group, in the order of the file. {@code mvn gatling:test} runs this simulation unless
 * {@code -Dgatling.simulationClass} names another one.
 */
public final class ScenariosSimulation extends GroupSimulation {

    /** Runs every group. */
    public ScenariosSimulation() {
        super(group -> true);
    }
}
