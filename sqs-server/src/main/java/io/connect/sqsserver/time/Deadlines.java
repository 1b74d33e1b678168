package io.connect.sqsserver.time;

import java.util.Arrays;

/**
 * A heap of deadlines, the earliest first. Deadlines at the same time keep the order of their {@link #put} calls. Each
 * operation takes logarithmic time. Adding a deadline later than all others takes constant time. For use by one thread.
 *
 * @param <T> type of the due items
 */
public final class Deadlines<T extends Deadline> {

    /** The due time of an empty heap. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final int FIRST_CAPACITY = 16;

    private Deadline[] heap = new Deadline[FIRST_CAPACITY];
    private int size;
    private long puts;

    public int size() {
        return size;
    }

    /** The time when the first item is due, or {@link #NEVER}. */
    public long nextMillis() {
        return size == 0 ? NEVER : heap[0].dueMillis;
    }

    /** Removes and returns the first item if it is due; otherwise returns null. */
    public T pollDue(long nowMillis) {
        if (size == 0 || heap[0].dueMillis > nowMillis) {
            return null;
        }
        @SuppressWarnings("unchecked")
        T first = (T) heap[0];
        remove(first);
        return first;
    }

    /** Adds an item, or changes the time of an item that is already in the heap. */
    public void put(T deadline, long dueMillis) {
        if (deadline.place == Deadline.NOWHERE) {
            if (size == heap.length) {
                heap = Arrays.copyOf(heap, size * 2);
            }
            deadline.dueMillis = dueMillis;
            deadline.order = puts++;
            deadline.place = size;
            heap[size++] = deadline;
            up(deadline);
        } else {
            boolean earlier = dueMillis < deadline.dueMillis;
            deadline.dueMillis = dueMillis;
            deadline.order = puts++;
            if (earlier) {
                up(deadline);
            } else {
                down(deadline);
            }
        }
    }

    /** Removes an item. Does nothing if the item is in no heap. */
    public void remove(T deadline) {
        int place = deadline.place;
        if (place == Deadline.NOWHERE) {
            return;
        }
        deadline.place = Deadline.NOWHERE;
        Deadline last = heap[--size];
        heap[size] = null;
        if (last != deadline) {
            last.place = place;
            heap[place] = last;
            up(last);
            down(last);
        }
        if (size > FIRST_CAPACITY && size < heap.length / 4) {
            heap = Arrays.copyOf(heap, heap.length / 2);
        }
    }

    private void up(Deadline moved) {
        int place = moved.place;
        while (place > 0) {
            Deadline parent = heap[(place - 1) / 2];
            if (!moved.isBefore(parent)) {
                break;
            }
            place(parent, place);
            place = (place - 1) / 2;
        }
        place(moved, place);
    }

    private void down(Deadline moved) {
        int place = moved.place;
        while (2 * place + 1 < size) {
            int child = 2 * place + 1;
            if (child + 1 < size && heap[child + 1].isBefore(heap[child])) {
                child++;
            }
            if (!heap[child].isBefore(moved)) {
                break;
            }
            int parent = place;
            place = child;
            place(heap[child], parent);
        }
        place(moved, place);
    }

    private void place(Deadline deadline, int place) {
        deadline.place = place;
        heap[place] = deadline;
    }
}
