package io.connect.bench.ledger;

import org.HdrHistogram.Histogram;

/**
 * The figures of one phase, one component for each column. Messages belong to the phase they were intended for, except
 * {@code arrivedWithin}.
 *
 * @param span the phase
 * @param offered messages handed to the ledger for this phase
 * @param sent the number of planned messages that the generator tried to send
 * @param accepted the number of sent messages that SQS accepted
 * @param delivered the number of accepted messages seen in Kafka at any time
 * @param deadLettered the number of accepted messages seen in the dead letters and not in Kafka
 * @param arrivedWithin first copies of any phase that were seen while this phase ran
 * @param lastSeenMicros the time when the last delivered message was seen, on the run's clock; 0 when none was
 * @param response seen − intended, microseconds
 * @param service seen − sent, microseconds
 * @param scheduleLag sent − intended, microseconds
 * @param acceptTime accepted − sent, microseconds
 */
public record PhaseReport(
        PhaseSpan span,
        long offered,
        long sent,
        long accepted,
        long delivered,
        long deadLettered,
        long arrivedWithin,
        long lastSeenMicros,
        Histogram response,
        Histogram service,
        Histogram scheduleLag,
        Histogram acceptTime) {

    /** Messages per second in the plan. */
    public double offeredRate() {
        return span.plannedMessages() / span.lengthSeconds();
    }

    /** Share of the planned messages that SQS accepted; 1 for a phase without planned messages. */
    public double achievedRatio() {
        return span.plannedMessages() == 0 ? 1 : (double) accepted / span.plannedMessages();
    }

    /** Messages per second that reached Kafka during the phase. */
    public double throughput() {
        return arrivedWithin / span.lengthSeconds();
    }
}
