package io.connect.sqs.inflight;

import java.util.Map;

/**
 * Ids of messages that Kafka has and whose delete may have come too late: when they are received again, they are deleted and not
 * produced again. Bounded; beyond the bound the oldest is forgotten, which costs a duplicate on a standard queue. Doubtful ones
 * are many where Kafka is slow, and most of them never come back, so they have a bound of their own. Thread-safe.
 */
public final class MissedDeletes {

    private final Map<String, Boolean> refused = new BoundedMap<>();
    private final Map<String, Boolean> doubtful = new BoundedMap<>();

    /** Of a message whose delete was refused, so that it comes back. */
    public synchronized void remember(String messageId) {
        refused.put(messageId, Boolean.TRUE);
    }

    /** Of a message whose delete was confirmed and may not have been made. */
    public synchronized void rememberDoubtful(String messageId) {
        doubtful.put(messageId, Boolean.TRUE);
    }

    /** Whether the message is one of them; asking forgets it. */
    public synchronized boolean recall(String messageId) {
        boolean wasDoubtful = doubtful.remove(messageId) != null;
        return refused.remove(messageId) != null || wasDoubtful;
    }
}
