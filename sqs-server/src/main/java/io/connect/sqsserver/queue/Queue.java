package io.connect.sqsserver.queue;

import io.connect.sqsserver.error.ErrorCode;
import io.connect.sqsserver.error.SqsException;
import io.connect.sqsserver.fifo.Deduplication;
import io.connect.sqsserver.fifo.DeduplicationWindow;
import io.connect.sqsserver.fifo.SequenceNumber;
import io.connect.sqsserver.message.Content;
import io.connect.sqsserver.message.Hash128;
import io.connect.sqsserver.message.Limits;
import io.connect.sqsserver.message.MemoryBudget;
import io.connect.sqsserver.sampling.Sampler;
import io.connect.sqsserver.settings.QueueSettings;
import io.connect.sqsserver.time.Deadline;
import io.connect.sqsserver.time.Deadlines;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A queue, standard or FIFO. The time is an argument of each call, in milliseconds since 1970, and must not go back.
 * Deadlines that have passed take effect at the next call. So {@link #advance} must be called at {@link #nextMillis}
 * only while receives wait. For use by one thread.
 *
 * <p>The call that makes a message visible also answers waiting receives. An answer may call the queue again.
 */
public final class Queue extends Deadline {

    private final QueueIdentity identity;
    private final QueueDirectory directory;
    private final Sampler sampler;
    private final MemoryBudget budget;
    private final StoredMessages stored;
    private final Receiving receiving;
    private final Receipts receipts;
    private final WaitingReceives waiting = new WaitingReceives();
    private final Deduplication deduplication;
    private QueueSettings settings;

    public Queue(
            QueueIdentity identity,
            QueueSettings settings,
            QueueDirectory directory,
            Sampler sampler,
            MemoryBudget budget) {
        this.identity = identity;
        this.settings = settings;
        this.directory = directory;
        this.sampler = settings.isFifo() ? Sampler.NONE : sampler;
        this.budget = budget;
        long firstNumber = SequenceNumber.first(identity.createdMillis());
        stored = new StoredMessages(settings.isFifo(), firstNumber, this.sampler, budget);
        receiving = new Receiving(identity, stored, this.sampler, directory);
        receipts = new Receipts(stored, identity.tag(), settings.isFifo());
        deduplication = new Deduplication(budget);
    }

    public QueueIdentity identity() {
        return identity;
    }

    public QueueSettings settings() {
        return settings;
    }

    public boolean isFifo() {
        return settings.isFifo();
    }

    /** Changes the settings. On a FIFO queue, a new delay also applies to messages that are already delayed. */
    public void change(QueueSettings changed, long nowMillis) {
        boolean redelay = isFifo() && changed.delayMillis() != settings.delayMillis();
        settings = changed;
        if (redelay) {
            stored.redelay(changed.delayMillis());
        }
        advance(nowMillis);
    }

    /**
     * Sends all messages or none. Waiting receives are answered after the last message, so a batch is not split.
     *
     * @throws SqsException ServiceUnavailable when the memory for messages is used up
     */
    public List<Sent> send(List<Outgoing> batch, long nowMillis) {
        expire(nowMillis);
        long bytes = 0;
        for (Outgoing each : batch) {
            bytes += each.content().memoryBytes();
        }
        budget.take(bytes);
        List<Sent> sent = new ArrayList<>(batch.size());
        for (Outgoing each : batch) {
            sent.add(send(each, nowMillis));
        }
        wake(nowMillis);
        return sent;
    }

    private Sent send(Outgoing outgoing, long nowMillis) {
        Content content = outgoing.content();
        if (isFifo()) {
            Hash128 key = Deduplication.key(content, settings.deduplicatesWithinGroup());
            DeduplicationWindow.Earlier earlier = deduplication.earlier(key, nowMillis);
            if (earlier != null) {
                budget.giveBack(content.memoryBytes());
                return new Sent(earlier.id(), earlier.number());
            }
            Message message = stored.next(content, nowMillis, null);
            deduplication.remember(key, content.id(), message.number, nowMillis);
            return enter(message, outgoing.delayMillis(), nowMillis);
        }
        return enter(stored.next(content, nowMillis, null), outgoing.delayMillis(), nowMillis);
    }

    private Sent enter(Message message, long delayMillis, long nowMillis) {
        stored.enter(message, nowMillis + delayMillis, nowMillis);
        return new Sent(message.content.id(), message.number);
    }

    /**
     * Receives without waiting.
     *
     * @throws SqsException OverLimit when a standard queue has {@value Limits#IN_FLIGHT} messages in flight
     */
    public List<Delivery> receive(Receive receive, long nowMillis) {
        expire(nowMillis);
        if (!isFifo() && stored.inFlight() >= Limits.IN_FLIGHT) {
            throw new SqsException(
                    ErrorCode.OVER_LIMIT,
                    "Too many messages in flight: " + stored.inFlight() + " of at most " + Limits.IN_FLIGHT + ".");
        }
        List<Delivery> deliveries = sampler.misses() ? List.of() : take(receive, nowMillis);
        directory.rearm(this);
        return deliveries;
    }

    /**
     * Receives immediately if there is a message, otherwise waits for one.
     *
     * @param answer called once, during this call or later, unless the wait is cancelled; with an empty list when the
     *     wait has ended
     * @return an action that cancels the wait, so that no message goes to a client that has gone; it does nothing after
     *     the answer
     */
    public Runnable receive(Receive receive, long waitMillis, long nowMillis, Consumer<List<Delivery>> answer) {
        expire(nowMillis);
        List<Delivery> ready = take(receive, nowMillis);
        if (!ready.isEmpty()) {
            directory.rearm(this);
            answer.accept(ready);
            return () -> {};
        }
        WaitingReceives.Waiter waiter = new WaitingReceives.Waiter(receive, answer);
        waiting.add(waiter, nowMillis + waitMillis);
        directory.rearm(this);
        return () -> waiting.remove(waiter);
    }

    private List<Delivery> take(Receive receive, long nowMillis) {
        return receiving.take(receive, settings, nowMillis);
    }

    /**
     * Accepts a dead letter of another queue. On a standard queue, the retention period of the message still starts at
     * its send. On a FIFO queue, the message gets its own id as its deduplication id.
     */
    void adopt(Message given, String sourceArn, long nowMillis) {
        Content content = isFifo() ? given.content.deduplicatedById() : given.content;
        budget.force(content.memoryBytes());
        long enqueuedMillis = isFifo() ? nowMillis : given.enqueuedMillis;
        Message message = stored.next(content, enqueuedMillis, sourceArn);
        message.receives = given.receives;
        message.firstReceivedMillis = given.firstReceivedMillis;
        stored.enter(message, nowMillis, nowMillis);
    }

    /**
     * Accepts a message that a user has moved here. Unlike a sent message, it is never a duplicate.
     *
     * @throws SqsException ServiceUnavailable when the memory for messages is used up
     */
    public void place(Content content, long nowMillis) {
        budget.take(content.memoryBytes());
        stored.enter(stored.next(content, nowMillis, null), nowMillis, nowMillis);
        wake(nowMillis);
    }

    /**
     * Moves visible messages to a receiver in order, and removes them from this queue.
     *
     * @param most the largest number of messages
     * @param receiver accepts or refuses each message
     * @return how many messages were accepted
     */
    public int handOver(int most, MoveReceiver receiver, long nowMillis) {
        expire(nowMillis);
        int[] moved = new int[1];
        List<Message> refused = new ArrayList<>();
        stored.take(most, message -> {
            if (refused.isEmpty() && receiver.take(message.content, message.deadLetterSource)) {
                stored.remove(message);
                moved[0]++;
            } else {
                refused.add(message);
                stored.launch(message, nowMillis, nowMillis);
            }
            return true;
        });
        stored.restore(refused);
        wake(nowMillis);
        return moved[0];
    }

    /**
     * Deletes the message of a receipt handle. A message that is already gone is no error. On a standard queue, a
     * handle of an earlier receive deletes nothing and is no error either.
     *
     * @throws SqsException ReceiptHandleIsInvalid, or InvalidParameterValue for an expired handle of a FIFO queue
     */
    public void delete(String handle, long nowMillis) {
        expire(nowMillis);
        receipts.delete(handle);
        wake(nowMillis);
    }

    /**
     * Changes how long a message in flight stays hidden, counted from now. 0 makes the message visible.
     *
     * @throws SqsException MessageNotInflight, ReceiptHandleIsInvalid, or InvalidParameterValue for a message that is
     *     gone, an expired handle of a FIFO queue, or a time beyond twelve hours from the receive
     */
    public void changeVisibility(String handle, long visibilityMillis, long nowMillis) {
        expire(nowMillis);
        receipts.changeVisibility(handle, visibilityMillis, nowMillis);
        wake(nowMillis);
    }

    /** Returns undelivered messages to the queue. They are visible again immediately and do not count as received. */
    public void restore(List<Delivery> undelivered, long nowMillis) {
        expire(nowMillis);
        stored.restore(undelivered.stream()
                .filter(Delivery::isCurrent)
                .map(each -> each.message)
                .toList());
        wake(nowMillis);
    }

    /** Deletes all messages, and forgets their deduplication ids. */
    public void purge() {
        stored.clear();
        deduplication.clear();
    }

    /** Deletes all messages, and answers all waiting receives without messages. */
    public void close() {
        stored.clear();
        deduplication.close();
        waiting.endUntil(Deadlines.NEVER);
    }

    public Depth depth(long nowMillis) {
        expire(nowMillis);
        return stored.depth();
    }

    /** Number of receives that wait. */
    public int waiting() {
        return waiting.size();
    }

    /** Applies the deadlines that have passed. */
    public void advance(long nowMillis) {
        expire(nowMillis);
        wake(nowMillis);
    }

    /** The time at which {@link #advance} must be called for waiting receives, or {@link Deadlines#NEVER}. */
    public long nextMillis() {
        return waiting.isEmpty() ? Deadlines.NEVER : Math.min(waiting.nextMillis(), stored.nextMillis());
    }

    private void expire(long nowMillis) {
        stored.advance(nowMillis, settings.retentionMillis());
        deduplication.expire(nowMillis);
        receiving.expire(nowMillis);
        waiting.endUntil(nowMillis);
    }

    private void wake(long nowMillis) {
        waiting.serve(
                receive -> take(receive, nowMillis), () -> stored.isReady() && stored.inFlight() < Limits.IN_FLIGHT);
        directory.rearm(this);
    }
}
