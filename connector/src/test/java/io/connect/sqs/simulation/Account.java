package io.connect.sqs.simulation;

import io.connect.sqs.fifo.FifoOffsets;
import io.connect.sqs.simulation.chance.Invariant;
import io.connect.sqs.simulation.chance.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Compares the records in Kafka with the expected records. Stores the first violation, since production code may
 * swallow an error.
 */
final class Account {

    static final String DEAD_LETTERS = "letters";

    private final Tally tally;
    private final boolean exactlyOnce;
    private final List<Message> messages = new ArrayList<>();
    private final Map<String, Message> byBody = new HashMap<>();
    private final Map<String, List<Message>> fifoGroups = new HashMap<>();
    private final Map<String, Map<String, ?>> offsets = new HashMap<>();
    private Violation violation;

    Account(Tally tally, boolean exactlyOnce) {
        this.tally = tally;
        this.exactlyOnce = exactlyOnce;
    }

    void sent(Message message, boolean fifo) {
        messages.add(message);
        byBody.put(message.body, message);
        if (fifo) {
            fifoGroups.computeIfAbsent(message.group, name -> new ArrayList<>()).add(message);
        }
    }

    List<Message> messages() {
        return messages;
    }

    int groups() {
        return (int) messages.stream().map(message -> message.group).distinct().count();
    }

    /** Returns the message of a record value or of a body. */
    Message of(Object value) {
        return byBody.get((String) value);
    }

    /** Adds records to Kafka permanently, together with their source offsets. */
    void commit(List<? extends SourceRecord> records) {
        append(records);
        records.forEach(this::store);
    }

    /** Adds records to Kafka permanently. */
    void append(List<? extends SourceRecord> records) {
        for (SourceRecord record : records) {
            Message message = of(record.value());
            check(
                    Invariant.ONLY_FAILURES_DEAD_LETTERED,
                    !record.topic().equals(DEAD_LETTERS) || message.failed,
                    () -> message + " is dead-lettered");
            if (exactlyOnce && fifoGroups.containsKey(message.group)) {
                check(Invariant.NOTHING_DOUBLED, !message.produced, () -> message + " is produced again");
                Message predecessor = unproducedBefore(message);
                check(
                        Invariant.NOTHING_REORDERED,
                        predecessor == null,
                        () -> message + " is produced before " + predecessor);
            }
            message.produced = true;
        }
        tally.committed(records.size());
    }

    /** Connect finds an offset by the bytes of its partition. The order of the partition's entries determines these bytes. */
    private void store(SourceRecord record) {
        offsets.put(record.sourcePartition().toString(), new HashMap<>(record.sourceOffset()));
    }

    /** Returns the stored source offsets of a queue. */
    List<Map<String, ?>> offsets(QueueModel queue) {
        List<Map<String, ?>> stored = new ArrayList<>();
        FifoOffsets.partitions(queue.url()).forEach(partition -> stored.add(offsets.get(partition.toString())));
        return stored;
    }

    private Message unproducedBefore(Message message) {
        for (Message other : fifoGroups.get(message.group)) {
            if (other == message) {
                return null;
            }
            if (!other.produced && !other.dropped) {
                return other;
            }
        }
        return null;
    }

    void mayBeDeleted(Message message) {
        check(
                Invariant.NOTHING_DELETED_UNPRODUCED,
                message.produced || message.droppedOnce,
                () -> message + " is deleted");
    }

    void check(Invariant invariant, boolean holds, Supplier<String> words) {
        tally.checked(invariant);
        if (!holds && violation == null) {
            violation = new Violation(invariant, words.get());
        }
    }

    /** @throws Violation if there was one */
    void verify() {
        if (violation != null) {
            throw violation;
        }
    }
}
