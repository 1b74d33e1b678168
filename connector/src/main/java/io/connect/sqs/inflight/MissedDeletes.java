package io.connect.sqs.inflight;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Ids of messages that Kafka has and whose delete may have come too late: when they are received again, they are deleted and not
 * produced again. Bounded; beyond the bound the oldest is forgotten, which costs a duplicate on a standard queue. Thread-safe.
 */
public final class MissedDeletes {

    private static final int MOST = 50_000;

    private final Map<String, Boolean> ids = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    };

    public synchronized void remember(String messageId) {
        ids.put(messageId, Boolean.TRUE);
    }

    /** Whether the message is one of them; asking forgets it. */
    public synchronized boolean recall(String messageId) {
        return ids.remove(messageId) != null;
    }
}
