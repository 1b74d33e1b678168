package io.connect.reports.model;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The best speed of the machine: the raw receive, produce, delete loop without Connect, on the same queue service and broker.
 * It shows whether a machine is the one that made a baseline; figures are never scaled by it.
 *
 * @param drainRate msg/s
 * @param cpuPerMessage µs of CPU per message, without the JVM's compilers; null when not measured
 * @param latencyP95Ms p95 of the loop's own latency, ms; null when not measured
 * @param messages the number of messages that the loop moved
 * @param messageSizeBytes the size of each message
 * @param steady whether the loop's JVM was warm when it was measured; null if unknown
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Calibration(
        double drainRate,
        Double cpuPerMessage,
        Double latencyP95Ms,
        long messages,
        long messageSizeBytes,
        Boolean steady) {

    public Calibration {
        if (!(drainRate > 0) || Double.isInfinite(drainRate)) {
            throw new IllegalArgumentException(
                    "calibration.drainRate is " + drainRate + ", a rate above 0 msg/s is needed");
        }
        Checks.finiteOrNull("calibration.cpuPerMessage", cpuPerMessage);
        Checks.finiteOrNull("calibration.latencyP95Ms", latencyP95Ms);
    }

    /** A calibration without the information whether the loop was warm. */
    public Calibration(
            double drainRate, Double cpuPerMessage, Double latencyP95Ms, long messages, long messageSizeBytes) {
        this(drainRate, cpuPerMessage, latencyP95Ms, messages, messageSizeBytes, null);
    }
}
