package io.connect.sqsserver.fifo;

import io.connect.sqsserver.message.Content;
import io.connect.sqsserver.message.Digests;
import io.connect.sqsserver.message.Hash128;
import io.connect.sqsserver.message.Limits;
import io.connect.sqsserver.message.MemoryBudget;
import io.connect.sqsserver.message.Utf8;
import java.security.MessageDigest;

/** Remembers the messages that were sent to a FIFO queue, to recognise repeated sends. */
public final class Deduplication {

    private DeduplicationWindow window = new DeduplicationWindow(Limits.DEDUPLICATION_MILLIS);
    private final MemoryBudget budget;
    private long budgetedBytes;
    private boolean closed;

    /** @param budget the memory budget for the remembered ids */
    public Deduplication(MemoryBudget budget) {
        this.budget = budget;
    }

    /** Returns the answer that the first send with this key got; null if there was none. */
    public DeduplicationWindow.Earlier earlier(Hash128 key, long nowMillis) {
        return window.find(key, nowMillis);
    }

    /** Remembers the id and the number of a message that was sent with this key. */
    public void remember(Hash128 key, Hash128 id, long number, long nowMillis) {
        window.add(key, new DeduplicationWindow.Earlier(id, number), nowMillis);
        account();
    }

    /** Forgets entries that are older than the interval. */
    public void expire(long nowMillis) {
        window.expire(nowMillis);
        account();
    }

    /** Forgets all entries. A purge also ends deduplication (recorded from AWS). */
    public void clear() {
        window = new DeduplicationWindow(Limits.DEDUPLICATION_MILLIS);
        account();
    }

    private void account() {
        long bytes = closed ? 0 : window.memoryBytes();
        if (bytes > budgetedBytes) {
            budget.force(bytes - budgetedBytes);
        } else if (bytes < budgetedBytes) {
            budget.giveBack(budgetedBytes - bytes);
        }
        budgetedBytes = bytes;
    }

    /** Returns the memory to the budget when the queue is deleted. Answers that then fail may still call the queue. */
    public void close() {
        closed = true;
        account();
    }

    /** The deduplication key. A message with the same key as an earlier message repeats that message. */
    public static Hash128 key(Content content, boolean withinGroup) {
        MessageDigest digest = Digests.md5();
        if (withinGroup) {
            digest.update(Utf8.bytes(content.groupId()));
            digest.update((byte) 0);
        }
        return Hash128.of(digest.digest(Utf8.bytes(content.deduplicationId())));
    }
}
