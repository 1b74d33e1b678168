package io.connect.sqsserver.queue;

import io.connect.sqsserver.sampling.Sampler;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.IntSupplier;

/**
 * Messages of a standard queue: about in the order in which they were sent, those that come back included (recorded from
 * AWS). Messages with a group are served by {@link FairGroups}; all others are one line of their own. Of the heads the
 * message that was sent first goes first, but a noisy group waits for everybody.
 */
final class StandardBacklog implements Backlog {

    /** Messages that left while they were visible stay as stones until they come up; the queue never searches for them. */
    private final ArrayDeque<Message> line = new ArrayDeque<>();

    /** Messages that were received before and are visible again, by when they were sent. */
    private final PriorityQueue<Message> returned = new PriorityQueue<>(Comparator.comparingLong(each -> each.number));

    private final FairGroups groups;
    private final Sampler sampler;

    /** @param inFlight how many messages of the queue are in flight */
    StandardBacklog(IntSupplier inFlight, Sampler sampler) {
        groups = new FairGroups(inFlight);
        this.sampler = sampler;
    }

    @Override
    public void arrived(Message message) {
        // Its place follows from the time when it becomes visible.
    }

    @Override
    public void visible(Message message) {
        if (message.content.groupId() == null) {
            (message.receivesHere > 0 ? returned : line).add(message);
        } else {
            groups.visible(message);
        }
    }

    @Override
    public void restored(Message message) {
        if (message.content.groupId() == null) {
            returned.add(message);
        } else {
            groups.restored(message);
        }
    }

    @Override
    public void taken(Message message) {
        if (message.content.groupId() != null) {
            groups.taken(message);
        }
    }

    @Override
    public void settled(Message message) {
        if (message.content.groupId() != null) {
            groups.settled(message);
        }
    }

    @Override
    public void left(Message message) {
        if (message.content.groupId() != null) {
            groups.left(message);
        }
    }

    @Override
    public boolean isReady() {
        return head() != null || groups.isReady();
    }

    @Override
    public void take(int wanted, Taker taker) {
        int taken = 0;
        while (taken < wanted && isReady()) {
            Message message = next();
            if (taker.take(message)) {
                taken++;
            }
        }
    }

    private Message next() {
        Message head = head();
        if (head == null) {
            return groups.next();
        }
        if (groups.isReady() && groups.headNumber() < head.number) {
            return groups.next();
        }
        drop(head);
        Message second = head();
        if (second != null && sampler.reorders()) {
            drop(second);
            returned.add(head);
            return second;
        }
        return head;
    }

    private Message head() {
        Message sent = visibleHead(line);
        Message back = visibleHead(returned);
        if (sent == null || back == null) {
            return sent == null ? back : sent;
        }
        return back.number < sent.number ? back : sent;
    }

    private void drop(Message head) {
        if (line.peek() == head) {
            line.poll();
        } else {
            returned.poll();
        }
    }

    private static Message visibleHead(Queue<Message> messages) {
        Message head = messages.peek();
        while (head != null && head.state != MessageState.VISIBLE) {
            messages.poll();
            head = messages.peek();
        }
        return head;
    }
}
