package io.connect.bench.ledger;

/**
 * Counts that are not part of the account.
 *
 * @param offered messages planned so far
 * @param rejected messages sent, rejected by SQS and found nowhere later
 * @param unanswered messages sent without an answer and found nowhere later: SQS may not have accepted them, so they are not lost
 * @param undeleted messages delivered or dead-lettered, but still in the queue: they would be delivered again
 * @param generatorCopies copies seen in Kafka that repeated sends of the generator explain
 */
public record SideCounts(long offered, long rejected, long unanswered, long undeleted, long generatorCopies) {}
