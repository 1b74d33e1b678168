package io.connect.gatling;

/** Too little processor, heap or network. */
public final class ResourceStarvationSimulation extends GroupSimulation {

    /** Runs the group {@code resource-starvation}. */
    public ResourceStarvationSimulation() {
        super("resource-starvation"::equals);
    }
}
