package io.connect.sqsserver.queue;

/**
 * The messages of a queue that were received at least once, by number. A hash table with open addressing and without
 * objects of its own. While it grows, it uses 8 to 16 bytes for each message (with 4-byte references).
 */
final class ReceivedMessages {

    private static final int FIRST_CAPACITY = 16;

    private Message[] table = new Message[FIRST_CAPACITY];
    private int size;

    /** Returns the message with this number, or null. */
    Message get(long number) {
        return table[slotOf(number)];
    }

    void put(Message message) {
        int slot = slotOf(message.number);
        if (table[slot] == null) {
            table[slot] = message;
            size++;
            if (size * 2 > table.length) {
                resize(table.length * 2);
            }
        }
    }

    void remove(long number) {
        int gap = slotOf(number);
        if (table[gap] == null) {
            return;
        }
        size--;
        int mask = table.length - 1;
        int next = gap + 1 & mask;
        while (table[next] != null) {
            int home = home(table[next].number);
            if ((next - home & mask) >= (next - gap & mask)) {
                table[gap] = table[next];
                gap = next;
            }
            next = next + 1 & mask;
        }
        table[gap] = null;
        if (table.length > FIRST_CAPACITY && size * 8 < table.length) {
            resize(table.length / 2);
        }
    }

    private int home(long number) {
        return Long.hashCode(number * 0x9e3779b97f4a7c15L) & table.length - 1;
    }

    private int slotOf(long number) {
        int slot = home(number);
        while (table[slot] != null && table[slot].number != number) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }

    private void resize(int capacity) {
        Message[] old = table;
        table = new Message[capacity];
        for (Message message : old) {
            if (message != null) {
                table[slotOf(message.number)] = message;
            }
        }
    }
}
