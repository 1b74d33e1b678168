package io.connect.sqs.inflight;

import java.util.Map;

/**
 * Remembers messages that Kafka has but whose delete may have been too late. If such a message is received again, it is only
 * deleted. The number of ids is limited. If the oldest id is dropped, a duplicate is possible on a standard queue. If Kafka is
 * slow, there are many doubtful deletes, and most of these messages are never received again. So they have their own limit.
 * Thread-safe.
 */
public final class MissedDeletes {

    private final Map<String, Boolean> refused = new BoundedMap<>();
    private final Map<String, Boolean> doubtful = new BoundedMap<>();

    /** Adds a message whose delete was refused, so that it will be received again. */
    public synchronized void remember(String messageId) {
        refused.put(messageId, Boolean.TRUE);
    }

    /** Adds a message whose delete was confirmed, but possibly not carried out. */
    public synchronized void rememberDoubtful(String messageId) {
        doubtful.put(messageId, Boolean.TRUE);
    }

    /** Removes the id of a message; returns whether it was remembered. */
    public synchronized boolean recall(String messageId) {
        boolean wasDoubtful = doubtful.remove(messageId) != null;
        return refused.remove(messageId) != null || wasDoubtful;
    }
}
