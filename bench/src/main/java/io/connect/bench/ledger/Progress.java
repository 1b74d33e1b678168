package io.connect.bench.ledger;

/**
 * Live counters, for the wait until all have arrived.
 *
 * @param offered messages that the plan called for so far
 * @param sent messages of which at least one send was tried
 * @param accepted messages that SQS took: it said so, or they have arrived
 * @param delivered distinct messages seen in Kafka
 * @param deadLettered distinct messages seen in the dead letters and not in Kafka
 * @param waiting messages sent whose answer is still out and that have not arrived either
 */
public record Progress(long offered, long sent, long accepted, long delivered, long deadLettered, long waiting) {

    /** Accepted messages that have not been seen again yet. */
    public long outstanding() {
        return accepted - delivered - deadLettered;
    }
}
