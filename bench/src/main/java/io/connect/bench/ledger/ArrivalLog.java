package io.connect.bench.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The first copies of messages with a group, in the order in which they were seen, each with its lane. A lane is a group in a
 * partition: Kafka preserves the order within it. Not thread-safe.
 */
final class ArrivalLog {

    private final LongColumn identity = new LongColumn();
    private final IntColumn lane = new IntColumn();
    private final Map<Lane, Integer> numbers = new HashMap<>();
    private final List<Lane> lanes = new ArrayList<>();
    private int size;

    private record Lane(int group, int partition) {}

    /** Returns the lane of a record with a group, whether or not it is a first copy. */
    int laneOf(int group, int partition) {
        Lane met = new Lane(group, partition);
        Integer known = numbers.get(met);
        if (known == null) {
            known = lanes.size();
            numbers.put(met, known);
            lanes.add(met);
        }
        return known;
    }

    void add(int producer, int seq, int laneNumber) {
        identity.set(size, (long) producer << Integer.SIZE | seq);
        lane.set(size, laneNumber);
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

    int lane(int index) {
        return lane.get(index);
    }

    /** Groups with records in more than one partition. */
    long scatteredGroups() {
        Set<Integer> seen = new HashSet<>();
        Set<Integer> scattered = new HashSet<>();
        for (Lane one : lanes) {
            if (!seen.add(one.group())) {
                scattered.add(one.group());
            }
        }
        return scattered.size();
    }
}
