package io.connect.gatling.run;

import io.connect.testbed.ledger.Ledger;

/**
 * Spreads messages over message groups. The groups are shared out among the queues, so that a group lives in one queue
 * and its order can be judged; every queue has at least one.
 *
 * @param groups over all queues together; 0 on standard queues
 * @param queues number of queues
 */
record MessageGroups(int groups, int queues) {

    MessageGroups {
        if (groups < 0 || queues < 1) {
            throw new IllegalArgumentException(
                    groups + " groups over " + queues + " queues; at least 0 over at least 1 are needed");
        }
    }

    /** Whether messages have groups at all. */
    boolean any() {
        return groups > 0;
    }

    /**
     * The group of a message, numbered over all queues.
     *
     * @param queue number of the queue it goes to
     * @param place its place among the messages of that queue
     */
    int groupOf(int queue, long place) {
        if (!any()) {
            return Ledger.NO_GROUP;
        }
        int inQueue = Math.max(1, (groups - queue + queues - 1) / queues);
        return queue + queues * (int) (place % inQueue);
    }
}
