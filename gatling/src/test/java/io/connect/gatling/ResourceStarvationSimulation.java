package io.connect.gatling;

/** Too little CPU, heap or bandwidth. */
public final class ResourceStarvationSimulation extends GroupSimulation {

    /** Runs the group {@code resource-starvation}. */
    public ResourceStarvationSimulation() {
        super("resource-starvation"::equals);
    }
}
