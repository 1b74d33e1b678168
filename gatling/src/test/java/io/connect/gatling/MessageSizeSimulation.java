package io.connect.gatling;

/** The same rate of payload bytes in messages of many sizes, compressed and by claim check. */
public final class MessageSizeSimulation extends GroupSimulation {

    /** Runs the group {@code message-size}. */
    public MessageSizeSimulation() {
        super("message-size"::equals);
    }
}
