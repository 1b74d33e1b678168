package io.connect.sqsserver.queue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Messages of a FIFO queue. A group waits in line while its first message may be received. A receive takes all that it
 * can from one group before it continues with the next. A served group goes to the end of the line.
 */
final class FifoBacklog implements Backlog {

    private final Map<String, Group> groups = new HashMap<>();

    /** Groups that were ready when they joined the line. A group that is no longer ready is dropped when its turn comes. */
    private final Deque<Group> line = new ArrayDeque<>();

    @Override
    public void arrived(Message message) {
        groups.computeIfAbsent(message.content.groupId(), Group::new).append(message);
    }

    @Override
    public void visible(Message message) {
        enqueue(message.group, false);
    }

    @Override
    public void restored(Message message) {
        enqueue(message.group, true);
    }

    @Override
    public void taken(Message message) {
        // The message already has its new state.
    }

    @Override
    public void settled(Message message) {
        // The message already has its new state.
    }

    @Override
    public void left(Message message) {
        Group group = message.group;
        group.remove(message);
        if (group.isEmpty()) {
            groups.remove(group.id);
        } else {
            enqueue(group, false);
        }
    }

    @Override
    public boolean isReady() {
        Group group = line.peekFirst();
        while (group != null && !group.isReady()) {
            line.pollFirst().queued = false;
            group = line.peekFirst();
        }
        return group != null;
    }

    @Override
    public void take(int wanted, Taker taker) {
        int taken = 0;
        while (taken < wanted && isReady()) {
            Group group = line.pollFirst();
            group.queued = false;
            taken += takeFrom(group, wanted - taken, taker);
            enqueue(group, false);
        }
    }

    private static int takeFrom(Group group, int wanted, Taker taker) {
        int taken = 0;
        Message message = group.head();
        while (message != null && taken < wanted && message.state == MessageState.VISIBLE) {
            Message next = message.nextInGroup;
            if (taker.take(message)) {
                taken++;
            }
            message = next;
        }
        return taken;
    }

    private void enqueue(Group group, boolean first) {
        if (!group.queued && group.isReady()) {
            group.queued = true;
            if (first) {
                line.addFirst(group);
            } else {
                line.addLast(group);
            }
        }
    }
}
