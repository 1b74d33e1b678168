package io.connect.toxiproxy.link;

/**
 * A queue of byte counts with their arrival times and release times. Stored in one array, because a stream of single bytes with
 * a long latency makes hundreds of thousands of entries. Above {@link #MERGE_FROM} entries, entries that arrive within a
 * thousandth of their wait are merged and leave together with the last one.
 */
final class Schedule {

    /** The memory of an entry. */
    static final int ENTRY_BYTES = 3 * Long.BYTES;

    static final int MERGE_FROM = 1024;

    /** A merge makes a byte wait longer by at most 2^-10 of its wait. This is the exponent. */
    private static final int MERGE_SHIFT = 10;

    private static final int LARGEST_MERGED_BYTES = 1 << 20;
    private static final int FIRST_CAPACITY = 16;

    /** Size, arrival and release of each entry, in a ring whose capacity is a power of two. */
    private long[] ring = new long[3 * FIRST_CAPACITY];

    private int head;
    private int count;
    private long lastBeganNanos;

    /** Appends bytes; releases never decrease. */
    void add(int sizeBytes, long arrivalNanos, long releaseNanos, boolean mayMerge) {
        if (mayMerge && count >= MERGE_FROM && mergeIntoLast(sizeBytes, arrivalNanos, releaseNanos)) {
            return;
        }
        if (3 * count == ring.length) {
            resize(2 * count);
        }
        int at = index(count);
        ring[at] = sizeBytes;
        ring[at + 1] = arrivalNanos;
        ring[at + 2] = releaseNanos;
        lastBeganNanos = arrivalNanos;
        count++;
    }

    boolean isEmpty() {
        return count == 0;
    }

    int count() {
        return count;
    }

    /** Bytes of the first entry. */
    int sizeBytes() {
        return (int) ring[3 * head];
    }

    long arrivalNanos() {
        return ring[3 * head + 1];
    }

    long releaseNanos() {
        return ring[3 * head + 2];
    }

    /** Removes bytes from the first entry, and the entry itself with its last byte. */
    void take(int sizeBytes) {
        int at = 3 * head;
        ring[at] -= sizeBytes;
        if (ring[at] == 0) {
            head = (head + 1) & (ring.length / 3 - 1);
            count--;
            if (count == 0 && ring.length > 3 * MERGE_FROM) {
                resize(FIRST_CAPACITY);
            }
        }
    }

    void clear() {
        head = 0;
        count = 0;
        ring = new long[3 * FIRST_CAPACITY];
    }

    private boolean mergeIntoLast(int sizeBytes, long arrivalNanos, long releaseNanos) {
        int last = index(count - 1);
        long wait = releaseNanos - arrivalNanos;
        if (arrivalNanos - lastBeganNanos > wait >> MERGE_SHIFT || ring[last] + sizeBytes > LARGEST_MERGED_BYTES) {
            return false;
        }
        ring[last] += sizeBytes;
        ring[last + 1] = arrivalNanos;
        ring[last + 2] = releaseNanos;
        return true;
    }

    private int index(int entry) {
        return 3 * ((head + entry) & (ring.length / 3 - 1));
    }

    private void resize(int capacity) {
        long[] old = ring;
        int oldMask = old.length / 3 - 1;
        ring = new long[3 * capacity];
        for (int i = 0; i < count; i++) {
            System.arraycopy(old, 3 * ((head + i) & oldMask), ring, 3 * i, 3);
        }
        head = 0;
    }
}
