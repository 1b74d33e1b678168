package io.connect.bench.load;

import io.connect.bench.ledger.Ledger;

/**
 * Distributes messages over message groups. The groups are divided among the queues; every queue has at least one. A group uses
 * only one queue, so that its order can be judged.
 *
 * @param groups number of groups over all queues; 0 on standard queues
 * @param queues number of queues
 * @param first number of the first group; a second set of queues has different groups, since it has a separate order
 */
public record MessageGroups(int groups, int queues, int first) {

    public MessageGroups {
        if (groups < 0 || queues < 1) {
            throw new IllegalArgumentException(
                    groups + " groups over " + queues + " queues; at least 0 over at least 1 are needed");
        }
    }

    /** The same number of groups and queues for a second set of queues, with different group numbers. */
    public MessageGroups next() {
        return new MessageGroups(groups, queues, first + Math.max(groups, queues));
    }

    /** The groups of one part of the load. No other part uses them, so that the order within each group can be judged. */
    public MessageGroups share(Share share) {
        if (share.isWhole() || !any()) {
            return this;
        }
        // A second set of queues uses the numbers after those of the first, so each part reserves numbers for two sets.
        int room = 2 * Math.max(groups, queues);
        return new MessageGroups((int) Math.max(1, share.of(groups)), queues, first + share.producer() * room);
    }

    /** Whether messages have groups at all. */
    boolean any() {
        return groups > 0;
    }

    /**
     * The number of a message's group, over all queues.
     *
     * @param queue number of the queue it goes to
     * @param place its position among the messages of that queue
     */
    int groupOf(int queue, long place) {
        if (!any()) {
            return Ledger.NO_GROUP;
        }
        int inQueue = Math.max(1, (groups - queue + queues - 1) / queues);
        return first + queue + queues * (int) (place % inQueue);
    }
}
