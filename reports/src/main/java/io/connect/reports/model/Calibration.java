package io.connect.reports.model;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The best that the machine can do: the raw receive, produce, delete loop without Connect, on the same queue service and
 * broker. It tells whether a machine is the one a baseline was made on; figures are never scaled by it.
 *
 * @param drainRate msg/s
 * @param cpuPerMessage µs of CPU per message, without the JVM's compilers; null when not measured
 * @param latencyP95Ms p95 of the loop's own latency, ms; null when not measured
 * @param messages how many messages it moved
 * @param messageSizeBytes their size
 * @param steady whether the loop's JVM was warm when it was measured; null in results that do not tell
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
