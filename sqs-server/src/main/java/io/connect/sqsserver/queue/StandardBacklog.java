package io.connect.sqsserver.queue;

import io.connect.sqsserver.sampling.Sampler;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.IntSupplier;

/**
 * Visible messages of a standard queue, approximately in the order in which they were sent. This includes messages that
 * come back (recorded from AWS). {@link FairGroups} serves messages with a group; all others share one line. The
 * message that was sent first is delivered first, but noisy groups wait for all other messages.
 */
final class StandardBacklog implements Backlog {

    /**
     * Messages in the order of sending. A message that has left stays here until it reaches the head, so the queue
     * never searches.
     */
    private final ArrayDeque<Message> line = new ArrayDeque<>();

    /** Messages that are visible again after a receive, by the order of sending. */
    private final PriorityQueue<Message> returned = new PriorityQueue<>(Comparator.comparingLong(each -> each.number));

    private final FairGroups groups;
    private final Sampler sampler;

    /** @param inFlight returns the number of messages in flight in the queue */
    StandardBacklog(IntSupplier inFlight, Sampler sampler) {
        groups = new FairGroups(inFlight);
        this.sampler = sampler;
    }

    @Override
    public void arrived(Message message) {
        // The message joins its line when it becomes visible.
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
