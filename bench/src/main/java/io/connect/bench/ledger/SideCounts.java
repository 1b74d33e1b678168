package io.connect.bench.ledger;

/**
 * Counts that are not part of the account.
 *
 * @param offered messages planned so far
 * @param rejected messages sent, refused by SQS and never found after SQS
 * @param unanswered messages sent without an answer and never found after SQS: their fate is unknown, so they are not lost
 * @param undeleted messages delivered or dead-lettered, but still in the queue: they would be delivered again
 * @param generatorCopies copies seen in Kafka that repeated sends of the generator explain
 */
public record SideCounts(long offered, long rejected, long unanswered, long undeleted, long generatorCopies) {}
