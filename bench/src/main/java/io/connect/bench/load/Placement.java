package io.connect.bench.load;

/**
 * The queue and the message group of every message of an offered load. Batches use the queues in turn, so that each queue gets
 * the same load.
 *
 * @param offer the offered load
 * @param queues the number of queues
 * @param groups the message groups
 */
public record Placement(OfferedLoad offer, int queues, MessageGroups groups) {

    /** Number of the queue that a batch goes to. */
    int queueOf(long batch) {
        return (int) (batch % queues);
    }

    /** Group of a message of a batch. */
    int groupOf(long batch, int index) {
        return groups.groupOf(queueOf(batch), batch / queues * offer.plan().batchSize() + index);
    }

    /** Whether the message with this number in the ledger belongs to the offered load. */
    public boolean holds(long seq) {
        long message = seq - offer.firstMessage();
        return message >= 0 && message < offer.plan().messages();
    }

    /** Group of the message with this number in the ledger. */
    public int groupOf(long seq) {
        long message = seq - offer.firstMessage();
        long batch = offer.plan().batchOf(message);
        return groupOf(batch, (int) (message - offer.plan().firstMessageOf(batch)));
    }
}
