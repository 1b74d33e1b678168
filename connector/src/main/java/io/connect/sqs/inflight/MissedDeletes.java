package io.connect.sqs.inflight;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Remembers messages that Kafka has but whose delete may have been too late. If such a message is received again, it is only
 * deleted. The number of ids and their age are limited. If the oldest id is dropped, a duplicate is possible on a standard queue.
 * If Kafka is slow, there are many doubtful deletes, and most of these messages are never received again. So they have their own
 * limits.
 * Thread-safe.
 */
public final class MissedDeletes {

    /**
     * A receive before the delete hides the message for at most twelve hours, the limit of SQS. The rest is the time for the next
     * receive.
     */
    static final Duration DOUBTFUL = Duration.ofHours(13);

    private final RecentIds refused;
    private final RecentIds doubtful;

    /** @param nanoClock the task's monotonic clock */
    public MissedDeletes(LongSupplier nanoClock) {
        // The message is received again as soon as its queue can be read. An outage can delay that for as long as SQS
        // retains the message.
        refused = new RecentIds(RecentIds.LONGEST_RETENTION, nanoClock);
        doubtful = new RecentIds(DOUBTFUL, nanoClock);
    }

    /** Adds a message whose delete was refused, so that it will be received again. */
    public synchronized void remember(String messageId) {
        refused.add(messageId);
    }

    /**
     * Reports that SQS has confirmed the delete of a message.
     *
     * @param isDoubtful whether SQS may not have carried out the delete
     * @return whether it is the first confirmed delete of the message
     */
    public synchronized boolean confirmed(String messageId, boolean isDoubtful) {
        boolean first = !doubtful.remove(messageId);
        if (isDoubtful) {
            doubtful.add(messageId);
        }
        return first;
    }

    /** Returns whether the message is remembered, and forgets it if its delete was refused. */
    public synchronized boolean recall(String messageId) {
        return refused.remove(messageId) || doubtful.contains(messageId);
    }

    /** Forgets the messages that cannot be received again. */
    synchronized void forgetOld() {
        refused.forgetOld();
        doubtful.forgetOld();
    }

    synchronized int size() {
        return refused.size() + doubtful.size();
    }
}
