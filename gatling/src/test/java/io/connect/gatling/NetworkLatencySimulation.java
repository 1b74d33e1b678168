package io.connect.gatling;

/** Round trips to SQS that take longer. */
public final class NetworkLatencySimulation extends GroupSimulation {

    /** Runs the group {@code network-latency}. */
    public NetworkLatencySimulation() {
        super("network-latency"::equals);
    }
}
