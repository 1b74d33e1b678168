package io.connect.sqsserver.queue;

import io.connect.sqsserver.time.Deadlines;

/** The receives that wait at a queue: in the order they came, and by the end of their wait. Any of them leaves at once. */
final class WaitingLine {

    private final Deadlines<Waiter> ends = new Deadlines<>();
    private Waiter first;
    private Waiter last;

    boolean isEmpty() {
        return first == null;
    }

    int size() {
        return ends.size();
    }

    Waiter first() {
        return first;
    }

    /** When the first wait ends, or {@link Deadlines#NEVER}. */
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

    /** Takes out a waiter whose wait has ended, or gives null. */
    Waiter pollEnded(long nowMillis) {
        Waiter ended = ends.pollDue(nowMillis);
        if (ended != null) {
            unlink(ended);
        }
        return ended;
    }

    /** Whether it was here. */
    boolean remove(Waiter waiter) {
        if (!waiter.isPending()) {
            return false;
        }
        ends.remove(waiter);
        unlink(waiter);
        return true;
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
}
