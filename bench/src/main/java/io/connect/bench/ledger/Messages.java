package io.connect.bench.ledger;

/** The columns of one producer's messages, by sequence number. Not thread-safe. */
final class Messages {

    final LongColumn intended = new LongColumn();
    final LongColumn sent = new LongColumn();
    final LongColumn accepted = new LongColumn();
    final LongColumn seen = new LongColumn();
    final LongColumn order = new LongColumn();
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
}
