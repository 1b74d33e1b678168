package io.connect.bench.ledger;

import org.HdrHistogram.Histogram;

/**
 * One phase in numbers. Messages belong to the phase they were intended for, except {@code arrivedWithin}.
 * It is a row: a component for each column.
 *
 * @param span the phase
 * @param offered messages handed to the ledger for this phase
 * @param sent the number of planned messages that the generator tried to send
 * @param accepted the number of sent messages that SQS accepted
 * @param delivered the number of accepted messages seen in Kafka at any time
 * @param deadLettered the number of accepted messages seen in the dead letters and not in Kafka
 * @param arrivedWithin first copies of any phase that were seen while this phase ran
 * @param lastSeenMicros the time when the last of the delivered was seen, on the run's clock; 0 when none was
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

    /** Messages a second that the plan called for. */
    public double offeredRate() {
        return span.plannedMessages() / span.lengthSeconds();
    }

    /** Share of the plan that SQS took; 1 for a phase that planned nothing. */
    public double achievedRatio() {
        return span.plannedMessages() == 0 ? 1 : (double) accepted / span.plannedMessages();
    }

    /** Messages a second that reached Kafka while the phase ran. */
    public double throughput() {
        return arrivedWithin / span.lengthSeconds();
    }
}
