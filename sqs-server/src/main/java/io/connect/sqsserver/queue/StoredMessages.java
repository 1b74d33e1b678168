package io.connect.sqsserver.queue;

import io.connect.sqsserver.message.Content;
import io.connect.sqsserver.message.MemoryBudget;
import io.connect.sqsserver.sampling.Sampler;
import io.connect.sqsserver.time.Deadlines;
import java.util.ArrayList;
import java.util.List;

/**
 * The messages of one queue with their states. This class makes every change of state, so each message has exactly one
 * state: delayed, visible, in flight, or gone.
 */
final class StoredMessages {

    private final MemoryBudget budget;
    private final Backlog backlog;
    private final Deadlines<Message> inFlight = new Deadlines<>();
    private final Deadlines<Message> delayed = new Deadlines<>();
    private final RetentionOrder retention = new RetentionOrder();
    private final ReceivedMessages received = new ReceivedMessages();

    private long nextNumber;

    /** @param firstNumber the number of the first message; each later message has the next number */
    StoredMessages(boolean fifo, long firstNumber, Sampler sampler, MemoryBudget budget) {
        this.budget = budget;
        nextNumber = firstNumber;
        backlog = fifo ? new FifoBacklog() : new StandardBacklog(inFlight::size, sampler);
    }

    /** Creates a message with the next number, but does not add it yet. */
    Message next(Content content, long enqueuedMillis, String deadLetterSource) {
        return new Message(nextNumber++, content, enqueuedMillis, deadLetterSource);
    }

    /** Adds a new message. The caller has reserved its memory from the budget. */
    void enter(Message message, long visibleMillis, long nowMillis) {
        retention.add(message);
        backlog.arrived(message);
        if (visibleMillis > nowMillis) {
            message.state = MessageState.DELAYED;
            delayed.put(message, visibleMillis);
        } else {
            message.state = MessageState.VISIBLE;
            backlog.visible(message);
        }
    }

    /** Ends the delays, visibility timeouts and retention periods that have passed. */
    void advance(long nowMillis, long retentionMillis) {
        Message due = delayed.pollDue(nowMillis);
        while (due != null) {
            due.state = MessageState.VISIBLE;
            backlog.visible(due);
            due = delayed.pollDue(nowMillis);
        }
        due = inFlight.pollDue(nowMillis);
        while (due != null) {
            land(due);
            due = inFlight.pollDue(nowMillis);
        }
        retention.forEachUntil(nowMillis - retentionMillis, this::remove);
    }

    /**
     * Changes the delay of delayed messages, counted from the time when each was enqueued. FIFO queues change the delay
     * in retrospect.
     */
    void redelay(long delayMillis) {
        List<Message> messages = new ArrayList<>();
        Message due = delayed.pollDue(Deadlines.NEVER);
        while (due != null) {
            messages.add(due);
            due = delayed.pollDue(Deadlines.NEVER);
        }
        messages.forEach(message -> delayed.put(message, message.enqueuedMillis + delayMillis));
    }

    /** Adds a copy of a message that is received now. */
    void duplicate(Message message, long nowMillis) {
        budget.force(message.content.memoryBytes());
        enter(next(message.content, message.enqueuedMillis, message.deadLetterSource), nowMillis, nowMillis);
    }

    boolean isReady() {
        return backlog.isReady();
    }

    void take(int wanted, Backlog.Taker taker) {
        backlog.take(wanted, taker);
    }

    /** Moves a visible message into flight. */
    void launch(Message message, long nowMillis, long untilMillis) {
        if (message.receives++ == 0) {
            message.firstReceivedMillis = nowMillis;
        }
        if (message.receivesHere++ == 0) {
            received.put(message);
        }
        message.receivedMillis = nowMillis;
        message.state = MessageState.IN_FLIGHT;
        inFlight.put(message, untilMillis);
        backlog.taken(message);
    }

    /** Changes the time until which a message stays in flight. */
    void extend(Message message, long untilMillis) {
        message.changed();
        inFlight.put(message, untilMillis);
    }

    /** Like {@link #extend}, but for a repeated receive, which may then be repeated again. */
    void prolong(Message message, long untilMillis) {
        inFlight.put(message, untilMillis);
    }

    /** Makes a message in flight visible again. */
    void release(Message message) {
        inFlight.remove(message);
        land(message);
    }

    /** Makes undelivered messages visible again at their old positions, as if they had not been received. */
    void restore(List<Message> messages) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            restore(messages.get(i));
        }
    }

    private void restore(Message message) {
        message.changed();
        message.receives--;
        message.receivesHere--;
        inFlight.remove(message);
        backlog.settled(message);
        message.state = MessageState.VISIBLE;
        backlog.restored(message);
    }

    private void land(Message message) {
        message.changed();
        backlog.settled(message);
        message.state = MessageState.VISIBLE;
        backlog.visible(message);
    }

    /** Removes a message permanently. */
    void remove(Message message) {
        message.changed();
        switch (message.state) {
            case DELAYED -> delayed.remove(message);
            case IN_FLIGHT -> {
                inFlight.remove(message);
                backlog.settled(message);
            }
            case VISIBLE -> {}
            case GONE -> throw new IllegalStateException("Message " + message.number + " has left already");
        }
        message.state = MessageState.GONE;
        backlog.left(message);
        retention.remove(message);
        received.remove(message.number);
        budget.giveBack(message.content.memoryBytes());
    }

    /** Removes all messages. */
    void clear() {
        retention.forEachUntil(Deadlines.NEVER - 1, this::remove);
    }

    /** Returns the message with this number if it was ever received and is still in the queue; otherwise null. */
    Message received(long number) {
        return received.get(number);
    }

    Depth depth() {
        int flying = inFlight.size();
        int waiting = delayed.size();
        return new Depth(retention.size() - flying - waiting, flying, waiting);
    }

    int inFlight() {
        return inFlight.size();
    }

    /** The time when the next message becomes visible, or {@link Deadlines#NEVER}. */
    long nextMillis() {
        return Math.min(inFlight.nextMillis(), delayed.nextMillis());
    }
}
