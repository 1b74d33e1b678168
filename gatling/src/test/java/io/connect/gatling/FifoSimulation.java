package io.connect.gatling;

/** FIFO queues compared with a standard queue: order and duplicates of each message group, and their cost. */
public final class FifoSimulation extends GroupSimulation {

    /** Runs the group {@code fifo}. */
    public FifoSimulation() {
        super("fifo"::equals);
    }
}
