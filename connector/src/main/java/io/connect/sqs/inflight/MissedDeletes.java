package io.connect.sqs.inflight;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Ids of messages that Kafka has and whose delete may have come too late: when they are received again, they are deleted and not
 * produced again. Bounded in number and in time; beyond the bounds the oldest is forgotten, which costs a duplicate on a standard
 * queue. Doubtful ones are many where Kafka is slow, and most of them never come back, so they have bounds of their own.
 * Thread-safe.
 */
public final class MissedDeletes {

    /**
     * A receive that took the message before its delete hides it for twelve hours at most, the limit of SQS. The rest is for the
     * receive that follows.
     */
    static final Duration DOUBTFUL = Duration.ofHours(13);

    private final RecentIds refused;
    private final RecentIds doubtful;

    /** @param nanoClock the task's monotonic clock */
    public MissedDeletes(LongSupplier nanoClock) {
        // It comes back as soon as its queue can be read, which an outage can delay for as long as SQS keeps the
        // message.
        refused = new RecentIds(RecentIds.LONGEST_RETENTION, nanoClock);
        doubtful = new RecentIds(DOUBTFUL, nanoClock);
    }

    /** Of a message whose delete was refused, so that it comes back. */
    public synchronized void remember(String messageId) {
        refused.add(messageId);
    }

    /**
     * Of a message whose delete was confirmed.
     *
     * @param isDoubtful whether it may not have been made
     * @return whether it is the first confirmed delete of the message
     */
    public synchronized boolean confirmed(String messageId, boolean isDoubtful) {
        boolean first = !doubtful.remove(messageId);
        if (isDoubtful) {
            doubtful.add(messageId);
        }
        return first;
    }

    /** Whether the message is one of them; asking forgets a refused delete. */
    public synchronized boolean recall(String messageId) {
        return refused.remove(messageId) || doubtful.contains(messageId);
    }

    /** Forgets the messages that cannot come back any more. */
    synchronized void forgetOld() {
        refused.forgetOld();
        doubtful.forgetOld();
    }

    synchronized int size() {
        return refused.size() + doubtful.size();
    }
}
