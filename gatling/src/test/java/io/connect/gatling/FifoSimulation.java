package io.connect.gatling;

/** FIFO queues beside a standard one: order and duplicates of each message group, and their cost. */
public final class FifoSimulation extends GroupSimulation {

    /** Runs the group {@code fifo}. */
    public FifoSimulation() {
        super("fifo"::equals);
    }
}
