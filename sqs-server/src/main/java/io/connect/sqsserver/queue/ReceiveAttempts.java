package io.connect.sqsserver.queue;

import io.connect.sqsserver.message.Limits;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Receives of a FIFO queue that may be repeated. For five minutes the same attempt id gets the same messages with the
 * same handles. It gets other messages if one of them was deleted, is visible again, or had its timeout changed.
 */
final class ReceiveAttempts {

    private final Map<String, Attempt> byId = new HashMap<>();
    private final Deque<Attempt> byTime = new ArrayDeque<>();

    /** Returns the messages of the attempt if it may be repeated; null if new messages must be received. */
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

    /** A receive, with the changes of its messages at that time. */
    private record Attempt(String id, List<Delivery> got, int changes, long endsMillis) {

        boolean isUnchanged() {
            return got.stream().allMatch(Delivery::isCurrent) && changesOf(got) == changes;
        }
    }
}
