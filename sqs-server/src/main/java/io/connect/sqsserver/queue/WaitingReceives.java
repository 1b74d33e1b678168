package io.connect.sqsserver.queue;

import io.connect.sqsserver.time.Deadline;
import io.connect.sqsserver.time.Deadlines;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The waiting receives of a queue, in the order of arrival and by the end of their wait. Any of them can be removed
 * without a search.
 */
final class WaitingReceives {

    private final Deadlines<Waiter> ends = new Deadlines<>();
    private Waiter first;
    private Waiter last;
    private boolean serving;

    boolean isEmpty() {
        return first == null;
    }

    int size() {
        return ends.size();
    }

    /** The time when the first wait ends, or {@link Deadlines#NEVER}. */
    long nextMillis() {
        return ends.nextMillis();
    }

    void add(Waiter waiter, long endMillis) {
        ends.put(waiter, endMillis);
        waiter.before = last;
        if (last == null) {
            first = waiter;
        } else {
            last.behind = waiter;
        }
        last = waiter;
    }

    /** Sends an empty answer to each receive whose wait has ended. */
    void endUntil(long nowMillis) {
        Waiter ended = ends.pollDue(nowMillis);
        while (ended != null) {
            unlink(ended);
            ended.answer.accept(List.of());
            ended = ends.pollDue(nowMillis);
        }
    }

    /**
     * Answers the receives that get messages, the longest waiting first. An answer may call this method again. That
     * inner call returns immediately, because the loop is already running.
     *
     * @param take removes and returns the messages that a receive can get now
     * @param more whether a receive may get messages
     */
    void serve(Function<Receive, List<Delivery>> take, BooleanSupplier more) {
        if (serving) {
            return;
        }
        serving = true;
        try {
            while (first != null && more.getAsBoolean()) {
                Waiter served = first;
                List<Delivery> deliveries = take.apply(served.receive);
                if (!deliveries.isEmpty()) {
                    remove(served);
                    served.answer.accept(deliveries);
                }
            }
        } finally {
            serving = false;
        }
    }

    /** Removes a waiting receive. Does nothing if the receive is not waiting. */
    void remove(Waiter waiter) {
        if (waiter.isPending()) {
            ends.remove(waiter);
            unlink(waiter);
        }
    }

    private void unlink(Waiter waiter) {
        if (waiter.before == null) {
            first = waiter.behind;
        } else {
            waiter.before.behind = waiter.behind;
        }
        if (waiter.behind == null) {
            last = waiter.before;
        } else {
            waiter.behind.before = waiter.before;
        }
        waiter.before = null;
        waiter.behind = null;
    }

    /** A receive that waits. Its deadline is the end of its wait. */
    static final class Waiter extends Deadline {

        final Receive receive;
        final Consumer<List<Delivery>> answer;

        /** Links of the line of waiting receives. */
        Waiter before;

        Waiter behind;

        Waiter(Receive receive, Consumer<List<Delivery>> answer) {
            this.receive = receive;
            this.answer = answer;
        }
    }
}
