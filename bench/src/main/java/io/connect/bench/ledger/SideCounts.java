package io.connect.bench.ledger;

/**
 * Counts that the account does not need but its reader may ask for.
 *
 * @param offered messages that the plan called for so far
 * @param rejected sent, refused by SQS and never found behind it
 * @param unanswered sent without an answer and never found behind SQS: nobody knows, so they are not lost
 * @param undeleted delivered or dead-lettered, and still in the queue: they would come a second time
 * @param generatorCopies copies seen in Kafka that repeated sends of the generator explain
 */
public record SideCounts(long offered, long rejected, long unanswered, long undeleted, long generatorCopies) {}
