package io.connect.bench.load;

import io.connect.bench.ledger.Ledger;

/**
 * Spreads messages over message groups. The groups are shared out among the queues, so that a group lives in one queue
 * and its order can be judged; every queue has at least one.
 *
 * @param groups over all queues together; 0 on standard queues
 * @param queues number of queues
 * @param first number of the first group; a second set of queues has groups of its own, whose order is another one
 */
public record MessageGroups(int groups, int queues, int first) {

    public MessageGroups {
        if (groups < 0 || queues < 1) {
            throw new IllegalArgumentException(
                    groups + " groups over " + queues + " queues; at least 0 over at least 1 are needed");
        }
    }

    /** The same number of groups and queues, with numbers of their own. */
    public MessageGroups next() {
        return new MessageGroups(groups, queues, first + Math.max(groups, queues));
    }

    /** The groups of one part of the load. No other part uses them, so that the order within each can be judged there. */
    public MessageGroups share(Share share) {
        if (share.isWhole() || !any()) {
            return this;
        }
        // A second set of queues takes the numbers after the first one's, hence room for two.
        int room = 2 * Math.max(groups, queues);
        return new MessageGroups((int) Math.max(1, share.of(groups)), queues, first + share.producer() * room);
    }

    /** Whether messages have groups at all. */
    boolean any() {
        return groups > 0;
    }

    /**
     * The group of a message, numbered over all queues.
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
