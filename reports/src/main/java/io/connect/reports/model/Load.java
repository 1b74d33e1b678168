package io.connect.reports.model;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The load of the steady state: the planned rate, and the rate that the generator achieved.
 *
 * @param offered intended rate, msg/s
 * @param achieved rate accepted by SQS, msg/s
 * @param scale offered rate ÷ rate of the full profile; 1 for the guide's own numbers
 * @param messageSizeBytes size of a message body on the wire
 * @param batchSize messages per send call, 1 to 10
 * @param scheduleLagP99Ms 99th percentile of sent − intended, null when not measured
 * @param backlog messages put into the queue before the subject started, 0 without a backlog
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Load(
        double offered,
        double achieved,
        double scale,
        long messageSizeBytes,
        int batchSize,
        Double scheduleLagP99Ms,
        long backlog) {

    public Load {
        Checks.notNegative("load.offered", offered);
        Checks.notNegative("load.achieved", achieved);
        Checks.notNegative("load.scale", scale);
        Checks.notNegative("load.messageSizeBytes", messageSizeBytes);
        Checks.notNegative("load.batchSize", batchSize);
        Checks.finiteOrNull("load.scheduleLagP99Ms", scheduleLagP99Ms);
        Checks.notNegative("load.backlog", backlog);
    }
}
