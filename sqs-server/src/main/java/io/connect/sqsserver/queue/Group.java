package io.connect.sqsserver.queue;

/**
 * The messages of one group of a FIFO queue, in the order they were sent. A message that is delayed or in flight blocks
 * all messages behind it, but no message before it. AWS does the same (recorded for a batch of three messages, one with
 * an extended timeout).
 */
final class Group {

    final String id;
    private Message head;
    private Message tail;

    /** Whether the group is in the line of groups. */
    boolean queued;

    Group(String id) {
        this.id = id;
    }

    Message head() {
        return head;
    }

    boolean isEmpty() {
        return head == null;
    }

    boolean isReady() {
        return head != null && head.state == MessageState.VISIBLE;
    }

    void append(Message message) {
        message.group = this;
        message.previousInGroup = tail;
        if (tail == null) {
            head = message;
        } else {
            tail.nextInGroup = message;
        }
        tail = message;
    }

    void remove(Message message) {
        if (message.previousInGroup == null) {
            head = message.nextInGroup;
        } else {
            message.previousInGroup.nextInGroup = message.nextInGroup;
        }
        if (message.nextInGroup == null) {
            tail = message.previousInGroup;
        } else {
            message.nextInGroup.previousInGroup = message.previousInGroup;
        }
        message.group = null;
        message.previousInGroup = null;
        message.nextInGroup = null;
    }
}
