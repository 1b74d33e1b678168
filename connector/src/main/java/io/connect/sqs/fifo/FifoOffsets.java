package io.connect.sqs.fifo;

import io.connect.sqs.config.QueueUrl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * The format in which the progress of a FIFO queue is stored in Connect's offsets.
 *
 * <p>The groups of a queue are distributed over a fixed number of slots. The source partition consists of queue and slot. The
 * offset is a flat map from group to mark. It contains the groups of the slot with produced records whose deletes are not
 * confirmed yet. It also contains the creation time of the queue. So the messages in flight limit the size of the offsets, and
 * old entries disappear. One offset per group would stay for ever: a task writes offsets only with records, so the offset of an
 * idle group could never be cleared.
 *
 * <p>The creation time is in the offset and not in the partition. So the partitions of a queue are known without a call to SQS,
 * and the offsets of a re-created queue replace those of its predecessor.
 */
public final class FifoOffsets {

    /**
     * With more slots, each offset is smaller, but a transaction writes more of them. The number may be changed safely, because
     * a mark is found by group, not by slot.
     */
    static final int SLOTS = 64;

    public static final String QUEUE = "queue";
    public static final String SLOT = "slot";

    /** The key for the creation time in an offset. It cannot be a group, because a message group id contains no space. */
    public static final String CREATED = "queue created";

    private FifoOffsets() {}

    /** The source partitions of a queue. */
    public static List<Map<String, String>> partitions(QueueUrl queue) {
        List<Map<String, String>> partitions = new ArrayList<>(SLOTS);
        for (int slot = 0; slot < SLOTS; slot++) {
            partitions.add(partition(queue, slot));
        }
        return partitions;
    }

    /** @throws ConnectException if this is not an offset of this queue */
    public static void check(QueueUrl queue, Map<String, ?> partition, Map<String, ?> offset) {
        if (!partitions(queue).contains(partition)) {
            throw new ConnectException("Source partition " + partition + " is none of queue " + queue + ": '" + SLOT
                    + "' must be a text from 0 to " + (SLOTS - 1));
        }
        if (!offset.containsKey(CREATED)) {
            throw new ConnectException("The offset of partition " + partition + " lacks '" + CREATED
                    + "', the queue's CreatedTimestamp, and would be ignored");
        }
        offset.forEach((group, mark) -> {
            if (!group.equals(CREATED) && Mark.parse(mark).isEmpty()) {
                throw new ConnectException(
                        "Group " + group + " in the offset of partition " + partition + " is at '" + mark
                                + "'; a mark is a sequence number and a time of sending, as in 18850000000000000000@1700000000000");
            }
        });
    }

    static int slotOf(String group) {
        return Math.floorMod(group.hashCode(), SLOTS);
    }

    /**
     * A plain HashMap that is always filled in the same order. Connect finds offsets by the bytes of the serialised partition,
     * and other maps iterate differently in each JVM.
     */
    private static Map<String, String> partition(QueueUrl queue, int slot) {
        Map<String, String> partition = new HashMap<>();
        partition.put(QUEUE, queue.url());
        partition.put(SLOT, Integer.toString(slot));
        return partition;
    }
}
