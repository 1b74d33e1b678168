package io.connect.sqsserver.time;

/** An item that is due at a time. It can be in one {@link Deadlines} at a time, and knows its place there. */
public abstract class Deadline {

    static final int NOWHERE = -1;

    long dueMillis;

    /** Of two that are due at once, the one that was put first comes first. */
    long order;

    int place = NOWHERE;

    final boolean isBefore(Deadline other) {
        return dueMillis < other.dueMillis || dueMillis == other.dueMillis && order < other.order;
    }

    /** When it is due, in milliseconds since 1970; meaningless while it is in no heap. */
    public final long dueMillis() {
        return dueMillis;
    }

    /** Whether it is in a heap. */
    public final boolean isPending() {
        return place != NOWHERE;
    }
}
