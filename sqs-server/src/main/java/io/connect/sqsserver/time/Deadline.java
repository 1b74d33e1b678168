package io.connect.sqsserver.time;

/** An item that is due at a time. It can be in only one {@link Deadlines} at a time, and stores its position in that heap. */
public abstract class Deadline {

    static final int NOWHERE = -1;

    long dueMillis;

    /** Of two items that are due at the same time, the one with the lower order comes first. */
    long order;

    int place = NOWHERE;

    final boolean isBefore(Deadline other) {
        return dueMillis < other.dueMillis || dueMillis == other.dueMillis && order < other.order;
    }

    /** The time when the item is due, in milliseconds since 1970; undefined while the item is in no heap. */
    public final long dueMillis() {
        return dueMillis;
    }

    /** Whether the item is in a heap. */
    public final boolean isPending() {
        return place != NOWHERE;
    }
}
