package io.connect.bench.ledger;

/**
 * Live counters, used to wait until all messages have arrived.
 *
 * @param offered messages planned so far
 * @param sent messages with at least one attempt to send
 * @param accepted messages that SQS accepted: it answered so, or they have arrived
 * @param delivered distinct messages seen in Kafka
 * @param deadLettered distinct messages seen in the dead letters and not in Kafka
 * @param waiting messages sent, but neither answered nor arrived so far
 */
public record Progress(long offered, long sent, long accepted, long delivered, long deadLettered, long waiting) {

    /** Accepted messages that have not arrived yet. */
    public long outstanding() {
        return accepted - delivered - deadLettered;
    }
}
