package io.connect.sqsserver.queue;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * All messages of a queue by the second in which they were enqueued, the oldest first. A message that moves here with
 * its old age finds its second without a search through the others.
 */
final class RetentionOrder {

    private static final long SECOND_MILLIS = 1_000;

    private final TreeMap<Long, Second> seconds = new TreeMap<>();
    private Second latest;
    private int size;

    int size() {
        return size;
    }

    void add(Message message) {
        long number = message.enqueuedMillis / SECOND_MILLIS;
        if (latest == null || latest.number != number || latest.first == null) {
            latest = seconds.computeIfAbsent(number, Second::new);
        }
        latest.link(message);
        size++;
    }

    void remove(Message message) {
        Second second = message.second;
        second.unlink(message);
        size--;
        if (second.first == null) {
            seconds.remove(second.number);
        }
    }

    /** Runs the action for each message of a second that has ended by this time. The action must remove the message. */
    void forEachUntil(long millis, Consumer<Message> action) {
        Map.Entry<Long, Second> oldest = seconds.firstEntry();
        while (oldest != null && (oldest.getKey() + 1) * SECOND_MILLIS <= millis) {
            while (oldest.getValue().first != null) {
                action.accept(oldest.getValue().first);
            }
            oldest = seconds.firstEntry();
        }
    }

    /** The messages of one second, in no particular order. */
    static final class Second {

        private final long number;
        private Message first;

        Second(long number) {
            this.number = number;
        }

        private void link(Message message) {
            message.second = this;
            message.nextInSecond = first;
            if (first != null) {
                first.previousInSecond = message;
            }
            first = message;
        }

        private void unlink(Message message) {
            if (message.previousInSecond == null) {
                first = message.nextInSecond;
            } else {
                message.previousInSecond.nextInSecond = message.nextInSecond;
            }
            if (message.nextInSecond != null) {
                message.nextInSecond.previousInSecond = message.previousInSecond;
            }
            message.second = null;
            message.previousInSecond = null;
            message.nextInSecond = null;
        }
    }
}
