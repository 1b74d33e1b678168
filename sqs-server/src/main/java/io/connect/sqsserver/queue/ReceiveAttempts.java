package io.connect.sqsserver.queue;

import io.connect.sqsserver.message.Limits;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Receives of a FIFO queue that may be repeated. For five minutes the same attempt id gets the same messages with the
 * same handles. It gets other messages if one of them was deleted, is visible again, or had its timeout changed. Such an
 * attempt is forgotten at once, so deleted messages do not stay in memory.
 */
final class ReceiveAttempts {

    /** In the order of their receives. */
    private final Map<String, Attempt> byId = new LinkedHashMap<>();

    /** Returns the messages of the attempt if it may be repeated; null if new messages must be received. */
    List<Delivery> repeat(String id, long nowMillis) {
        expire(nowMillis);
        Attempt attempt = byId.get(id);
        return attempt == null ? null : attempt.got;
    }

    void remember(String id, List<Delivery> got, long nowMillis) {
        Attempt attempt = new Attempt(id, got, nowMillis + Limits.DEDUPLICATION_MILLIS);
        byId.put(id, attempt);
        got.forEach(each -> each.message.attempt = attempt);
    }

    void expire(long nowMillis) {
        Iterator<Attempt> oldest = byId.values().iterator();
        while (oldest.hasNext()) {
            Attempt attempt = oldest.next();
            if (attempt.endsMillis > nowMillis) {
                return;
            }
            attempt.got = List.of();
            oldest.remove();
        }
    }

    int size() {
        return byId.size();
    }

    /** A receive whose messages are all in flight since then, with unchanged timeouts. */
    final class Attempt {

        private final String id;
        private final long endsMillis;
        private List<Delivery> got;

        private Attempt(String id, List<Delivery> got, long endsMillis) {
            this.id = id;
            this.got = got;
            this.endsMillis = endsMillis;
        }

        /** Ends the attempt, because one of its messages has changed. The other messages may still refer to it. */
        void end() {
            got = List.of();
            byId.remove(id, this);
        }
    }
}
