package io.connect.bench.ledger;

/**
 * The data of one producer's messages in columns, by sequence number. Ten million messages fit into 600 MB. Send times are stored
 * as differences, and an unused column takes no memory. Not thread-safe.
 */
final class Messages {

    private final LongColumn intended = new LongColumn();
    private final IntColumn sentAfterIntended = new IntColumn();
    private final IntColumn acceptedAfterSent = new IntColumn();
    private final LongColumn seen = new LongColumn();
    /** The message's position in the order of SQS. */
    final LongColumn order = new LongColumn();
    /** Hash of the expected key, or of the key that was seen if the expected one is not known; 0 for none. */
    final IntColumn keyHash = new IntColumn();

    final IntColumn state = new IntColumn();

    private int size;

    /** One more than the highest sequence number offered. */
    int size() {
        return size;
    }

    void offer(int seq, long intendedMicros, int phase) {
        intended.set(seq, intendedMicros);
        state.set(seq, MessageState.offered(phase));
        size = Math.max(size, seq + 1);
    }

    boolean knows(long seq) {
        return seq >= 0 && seq < size && MessageState.has(state.get((int) seq), MessageState.OFFERED);
    }

    long intended(int seq) {
        return intended.get(seq);
    }

    void sent(int seq, long micros) {
        sentAfterIntended.set(seq, distance(intended.get(seq), micros));
    }

    long sent(int seq) {
        return intended.get(seq) + sentAfterIntended.get(seq);
    }

    void accepted(int seq, long micros) {
        acceptedAfterSent.set(seq, distance(sent(seq), micros));
    }

    long accepted(int seq) {
        return sent(seq) + acceptedAfterSent.get(seq);
    }

    void seen(int seq, long micros) {
        seen.set(seq, micros);
    }

    long seen(int seq) {
        return seen.get(seq);
    }

    /** The difference between two times, limited to 35 minutes. A run with later sends is void anyway. */
    private static int distance(long from, long to) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, to - from));
    }
}
