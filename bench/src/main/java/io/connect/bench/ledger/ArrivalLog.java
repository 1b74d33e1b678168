package io.connect.bench.ledger;

/** First copies in the order in which they were seen. Not thread-safe. */
final class ArrivalLog {

    private final LongColumn identity = new LongColumn();
    private final IntColumn group = new IntColumn();
    private int size;

    void add(int producer, int seq, int messageGroup) {
        identity.set(size, (long) producer << Integer.SIZE | seq);
        group.set(size, messageGroup);
        size++;
    }

    int size() {
        return size;
    }

    int producer(int index) {
        return (int) (identity.get(index) >>> Integer.SIZE);
    }

    int seq(int index) {
        return (int) identity.get(index);
    }

    int group(int index) {
        return group.get(index);
    }
}
