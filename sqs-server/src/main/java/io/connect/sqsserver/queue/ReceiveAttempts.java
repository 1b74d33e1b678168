package io.connect.sqsserver.queue;

import io.connect.sqsserver.message.Limits;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Receives of a FIFO queue that may be repeated. For five minutes the same attempt id gets the same messages with the same
 * handles, unless one of them was deleted, had its timeout changed, or is visible again.
 */
final class ReceiveAttempts {

    private final Map<String, Attempt> byId = new HashMap<>();
    private final Deque<Attempt> byTime = new ArrayDeque<>();

    /** The messages of the attempt if it may be repeated; null if it must receive anew. */
    List<Delivery> repeat(String id, long nowMillis) {
        expire(nowMillis);
        Attempt attempt = byId.get(id);
        return attempt != null && attempt.isUnchanged() ? attempt.got : null;
    }

    void remember(String id, List<Delivery> got, long nowMillis) {
        Attempt attempt = new Attempt(id, got, changesOf(got), nowMillis + Limits.DEDUPLICATION_MILLIS);
        byId.put(id, attempt);
        byTime.addLast(attempt);
    }

    void expire(long nowMillis) {
        while (!byTime.isEmpty() && byTime.peekFirst().endsMillis <= nowMillis) {
            Attempt ended = byTime.pollFirst();
            byId.remove(ended.id, ended);
        }
    }

    private static int changesOf(List<Delivery> deliveries) {
        return deliveries.stream().mapToInt(each -> each.message.changes).sum();
    }

    /** A receive, and how often its messages had been changed. */
    private record Attempt(String id, List<Delivery> got, int changes, long endsMillis) {

        boolean isUnchanged() {
            return got.stream().allMatch(Delivery::isCurrent) && changesOf(got) == changes;
        }
    }
}
