package io.connect.gatling;

/** Longer round trips to SQS. */
public final class NetworkLatencySimulation extends GroupSimulation {

    /** Runs the group {@code network-latency}. */
    public NetworkLatencySimulation() {
        super("network-latency"::equals);
    }
}
