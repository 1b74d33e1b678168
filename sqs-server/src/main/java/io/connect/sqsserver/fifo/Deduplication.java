package io.connect.sqsserver.fifo;

import io.connect.sqsserver.message.Content;
import io.connect.sqsserver.message.Digests;
import io.connect.sqsserver.message.Hash128;
import io.connect.sqsserver.message.Limits;
import io.connect.sqsserver.message.MemoryBudget;
import io.connect.sqsserver.message.Utf8;
import java.security.MessageDigest;

/** Tells a FIFO queue which messages it has already. */
public final class Deduplication {

    private DeduplicationWindow window = new DeduplicationWindow(Limits.DEDUPLICATION_MILLIS);
    private final MemoryBudget budget;
    private long budgetedBytes;

    /** @param budget the budget for the memory of ids */
    public Deduplication(MemoryBudget budget) {
        this.budget = budget;
    }

    /** How the message with a key was answered when it was sent before; null if it was not. */
    public DeduplicationWindow.Earlier earlier(Hash128 key, long nowMillis) {
        return window.find(key, nowMillis);
    }

    /** Remembers the id and the number of the message that was sent with a key. */
    public void remember(Hash128 key, Hash128 id, long number, long nowMillis) {
        window.add(key, new DeduplicationWindow.Earlier(id, number), nowMillis);
        account();
    }

    /** Forgets entries that are older than the interval. */
    public void expire(long nowMillis) {
        window.expire(nowMillis);
        account();
    }

    /** Forgets all: a purge ends deduplication too (recorded from AWS). */
    public void clear() {
        window = new DeduplicationWindow(Limits.DEDUPLICATION_MILLIS);
        account();
    }

    private void account() {
        long bytes = window.memoryBytes();
        if (bytes > budgetedBytes) {
            budget.force(bytes - budgetedBytes);
        } else if (bytes < budgetedBytes) {
            budget.giveBack(budgetedBytes - bytes);
        }
        budgetedBytes = bytes;
    }

    /** Gives the memory back when the queue is deleted. */
    public void close() {
        budget.giveBack(budgetedBytes);
        budgetedBytes = 0;
    }

    /** The key that two messages share when one repeats the other. */
    public static Hash128 key(Content content, boolean withinGroup) {
        MessageDigest digest = Digests.md5();
        if (withinGroup) {
            digest.update(Utf8.bytes(content.groupId()));
            digest.update((byte) 0);
        }
        return Hash128.of(digest.digest(Utf8.bytes(content.deduplicationId())));
    }
}
