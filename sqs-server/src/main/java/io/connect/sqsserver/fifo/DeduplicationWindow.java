package io.connect.sqsserver.fifo;

import io.connect.sqsserver.message.Hash128;

/**
 * The messages that were sent within the deduplication interval, by the hash of their deduplication id. Their number is
 * the send rate times five minutes, so an entry is small. It takes {@value #BYTES_PER_ENTRY} bytes, or at most twice
 * that right after the window has grown. Entries are a ring in order of time. A hash table with open addressing finds
 * them. For use by one thread.
 */
public final class DeduplicationWindow {

    /** Six numbers in the ring and two slots in the table. */
    public static final int BYTES_PER_ENTRY = 56;

    private static final int FIRST_CAPACITY = 64;
    private static final int FIELDS = 6;
    private static final int KEY_HIGH = 0;
    private static final int KEY_LOW = 1;
    private static final int ID_HIGH = 2;
    private static final int ID_LOW = 3;
    private static final int NUMBER = 4;
    private static final int ENDS = 5;

    private final long lengthMillis;
    private long[] ring = new long[FIRST_CAPACITY * FIELDS];
    /** Index into the ring plus one; 0 marks a free slot. */
    private int[] table = new int[FIRST_CAPACITY * 2];

    private int first;
    private int size;

    /** @param lengthMillis the time for which an id is remembered after its message was sent */
    public DeduplicationWindow(long lengthMillis) {
        this.lengthMillis = lengthMillis;
    }

    public int size() {
        return size;
    }

    /** Memory that the window uses now, in bytes. */
    public long memoryBytes() {
        return (long) ring.length * Long.BYTES + (long) table.length * Integer.BYTES;
    }

    /** Returns the message that was sent with the key within the interval, or null. */
    public Earlier find(Hash128 key, long nowMillis) {
        expire(nowMillis);
        int index = table[slotOf(key.high(), key.low())] - 1;
        if (index < 0) {
            return null;
        }
        return new Earlier(new Hash128(get(index, ID_HIGH), get(index, ID_LOW)), get(index, NUMBER));
    }

    /** Remembers a message whose key is not known yet. */
    public void add(Hash128 key, Earlier message, long nowMillis) {
        if (size == capacity()) {
            resize(capacity() * 2);
        }
        int index = (first + size) & capacity() - 1;
        int at = index * FIELDS;
        ring[at + KEY_HIGH] = key.high();
        ring[at + KEY_LOW] = key.low();
        ring[at + ID_HIGH] = message.id().high();
        ring[at + ID_LOW] = message.id().low();
        ring[at + NUMBER] = message.number();
        ring[at + ENDS] = nowMillis + lengthMillis;
        table[slotOf(key.high(), key.low())] = index + 1;
        size++;
    }

    /** Forgets entries that are older than the interval. */
    public void expire(long nowMillis) {
        while (size > 0 && get(first, ENDS) <= nowMillis) {
            free(slotOf(get(first, KEY_HIGH), get(first, KEY_LOW)));
            first = first + 1 & capacity() - 1;
            size--;
        }
        while (capacity() > FIRST_CAPACITY && size < capacity() / 8) {
            resize(capacity() / 2);
        }
    }

    private int capacity() {
        return ring.length / FIELDS;
    }

    private long get(int index, int field) {
        return ring[index * FIELDS + field];
    }

    private int home(long keyLow) {
        return (int) keyLow & table.length - 1;
    }

    private int slotOf(long keyHigh, long keyLow) {
        int slot = home(keyLow);
        while (table[slot] != 0
                && (get(table[slot] - 1, KEY_LOW) != keyLow || get(table[slot] - 1, KEY_HIGH) != keyHigh)) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }

    /** Closes the gap, so that a search can end at the first free slot. */
    private void free(int slot) {
        int gap = slot;
        int next = gap + 1 & table.length - 1;
        while (table[next] != 0) {
            int home = home(get(table[next] - 1, KEY_LOW));
            int mask = table.length - 1;
            if ((next - home & mask) >= (next - gap & mask)) {
                table[gap] = table[next];
                gap = next;
            }
            next = next + 1 & mask;
        }
        table[gap] = 0;
    }

    private void resize(int capacity) {
        long[] larger = new long[capacity * FIELDS];
        for (int i = 0; i < size; i++) {
            System.arraycopy(ring, (first + i & capacity() - 1) * FIELDS, larger, i * FIELDS, FIELDS);
        }
        ring = larger;
        first = 0;
        table = new int[capacity * 2];
        for (int i = 0; i < size; i++) {
            table[slotOf(get(i, KEY_HIGH), get(i, KEY_LOW))] = i + 1;
        }
    }

    /**
     * The earlier message, as the answer to its sender named it.
     *
     * @param id the message id
     * @param number the message's position in the queue
     */
    public record Earlier(Hash128 id, long number) {}
}
