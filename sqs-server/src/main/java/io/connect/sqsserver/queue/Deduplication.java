package io.connect.sqsserver.queue;

import io.connect.sqsserver.fifo.DeduplicationWindow;
import io.connect.sqsserver.message.Content;
import io.connect.sqsserver.message.Digests;
import io.connect.sqsserver.message.Hash128;
import io.connect.sqsserver.message.Limits;
import io.connect.sqsserver.message.Utf8;
import java.security.MessageDigest;

/** Tells a FIFO queue which messages it was sent already. */
final class Deduplication {

    private DeduplicationWindow window = new DeduplicationWindow(Limits.DEDUPLICATION_MILLIS);
    private final MemoryBudget budget;
    private long budgetedBytes;

    Deduplication(MemoryBudget budget) {
        this.budget = budget;
    }

    /** How the message was answered when it was sent before; null if it was not. */
    Sent earlier(Content content, boolean withinGroup, long nowMillis) {
        DeduplicationWindow.Earlier earlier = window.find(key(content, withinGroup), nowMillis);
        return earlier == null ? null : new Sent(earlier.id(), earlier.number());
    }

    void remember(Content content, boolean withinGroup, long number, long nowMillis) {
        window.add(key(content, withinGroup), new DeduplicationWindow.Earlier(content.id(), number), nowMillis);
        account();
    }

    void expire(long nowMillis) {
        window.expire(nowMillis);
        account();
    }

    /** Forgets all: a purge ends deduplication too (recorded from AWS). */
    void clear() {
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
    void close() {
        budget.giveBack(budgetedBytes);
        budgetedBytes = 0;
    }

    private static Hash128 key(Content content, boolean withinGroup) {
        MessageDigest digest = Digests.md5();
        if (withinGroup) {
            digest.update(Utf8.bytes(content.groupId()));
            digest.update((byte) 0);
        }
        return Hash128.of(digest.digest(Utf8.bytes(content.deduplicationId())));
    }
}
