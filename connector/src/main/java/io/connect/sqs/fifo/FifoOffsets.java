package io.connect.sqs.fifo;

import io.connect.sqs.config.QueueUrl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * How the progress of a FIFO queue is written down in Connect's offsets.
 *
 * <p>The groups of a queue are spread over a fixed number of slots. The source partition is queue and slot. The offset is a
 * flat map from group to mark, with the groups of the slot that are produced and not yet confirmed deleted. It also says when
 * the queue was created. So the messages in flight bound the size of the offsets, and old entries disappear by themselves.
 * One offset per group would stay for ever: a task writes offsets with records only, so nothing could ever clear the offset
 * of an idle group.
 *
 * <p>The creation time is in the offset and not in the partition. So the partitions of a queue are known without asking SQS,
 * and the offsets of a re-created queue replace its predecessor's offsets.
 */
public final class FifoOffsets {

    /**
     * More slots make an offset smaller and a transaction touch more of them. Changing the number is safe: marks are found by
     * group whatever slot they were stored in.
     */
    static final int SLOTS = 64;

    public static final String QUEUE = "queue";
    public static final String SLOT = "slot";

    /** Beside the groups in an offset; a message group id has no space in it. */
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

    /** @throws ConnectException if this is no offset of this queue */
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
     * A plain HashMap filled in one order, always: Connect finds offsets by the bytes of the serialised partition, and other maps
     * iterate differently from one JVM to the next.
     */
    private static Map<String, String> partition(QueueUrl queue, int slot) {
        Map<String, String> partition = new HashMap<>();
        partition.put(QUEUE, queue.url());
        partition.put(SLOT, Integer.toString(slot));
        return partition;
    }
}
