package io.connect.sqs.fifo;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.inflight.DeliveryLog;
import io.connect.sqs.inflight.InFlightMessage;
import io.connect.sqs.inflight.SourcePosition;
import io.connect.sqs.queue.ReceivedMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The delivery log of a FIFO queue: stores the progress of each message group.
 *
 * <p>A message at or before its group's committed mark is never produced again, even if its delete failed. The mark is raised
 * only when Connect reports the record as committed; after a restart it comes from the committed offsets. A message that was
 * handed over and not yet reported is in the ledger of this task. No other task can have it, because a FIFO queue has only one
 * task.
 *
 * <p>A group is removed from the offsets when SQS has confirmed the deletes of all its messages, including the last one handed
 * over. After that, its messages can only return in the late response of an earlier receive. For this case the mark stays in
 * memory for a while. The messages of marks from an earlier run may never be received again. Such marks expire when SQS cannot
 * have the messages any more. Thread-safe.
 */
public final class FifoDeliveryLog implements DeliveryLog {

    private static final Logger LOG = LoggerFactory.getLogger(FifoDeliveryLog.class);
    private static final Duration EXPIRY_CHECK = Duration.ofHours(1);

    private final QueueUrl queue;
    private final String queueCreated;
    private final DeduplicationWindow deduplication;
    private final InstantSource clock;
    private final List<Map<String, String>> partitions;
    private final List<Map<String, String>> slots = new ArrayList<>(FifoOffsets.SLOTS);
    private final Map<String, GroupProgress> groups = new HashMap<>();
    private final RetiredMarks retired;
    private Instant nextExpiryCheck;

    /**
     * @param queueCreated the time when the queue was created, in seconds since the epoch
     * @param offsets the stored offsets of {@link FifoOffsets#partitions}; null elements for partitions without one
     * @param window how long deduplication ids are remembered; zero to remember nothing
     */
    public FifoDeliveryLog(
            QueueUrl queue,
            long queueCreated,
            Collection<? extends Map<String, ?>> offsets,
            Duration window,
            InstantSource clock) {
        this.queue = queue;
        this.queueCreated = Long.toString(queueCreated);
        this.deduplication = new DeduplicationWindow(window);
        this.clock = clock;
        this.retired = new RetiredMarks(clock);
        this.partitions = FifoOffsets.partitions(queue);
        for (int slot = 0; slot < FifoOffsets.SLOTS; slot++) {
            slots.add(new HashMap<>(Map.of(FifoOffsets.CREATED, this.queueCreated)));
        }
        this.nextExpiryCheck = clock.instant().plus(EXPIRY_CHECK);
        StoredProgress.read(queue, queueCreated, offsets, clock.instant()).forEach((group, mark) -> {
            groups.put(group, new GroupProgress(mark));
            slotOf(group).put(group, mark.toString());
        });
    }

    @Override
    public synchronized boolean isDelivered(ReceivedMessage message) {
        String group = message.groupId().orElse("");
        Mark mark = mark(message);
        GroupProgress progress = groups.get(group);
        Mark committed = progress == null ? retired.get(group) : progress.committed();
        if (committed == null || !committed.covers(mark)) {
            return deduplication.contains(group, message);
        }
        if (committed.isFromEarlierCountThan(mark)) {
            LOG.error(
                    "Queue {} numbers group {} from the start again: message {} has mark {} and was sent after the one at {}, which Kafka has."
                            + " The group is treated as a new one from here on",
                    queue,
                    group,
                    message.messageId(),
                    mark,
                    committed);
            forget(group);
            retired.remove(group);
            return false;
        }
        if (progress != null) {
            progress.awaitDelete(message.messageId());
        }
        return true;
    }

    @Override
    public synchronized SourcePosition handOver(InFlightMessage message) {
        expire();
        String group = message.groupId().orElse("");
        GroupProgress progress = groups.computeIfAbsent(group, name -> new GroupProgress(retired.remove(name)));
        progress.handedOver(message.messageId(), mark(message));
        int slot = FifoOffsets.slotOf(group);
        slots.get(slot).put(group, progress.handedOver().toString());
        return new SourcePosition(partitions.get(slot), new HashMap<>(slots.get(slot)));
    }

    @Override
    public synchronized void acknowledged(InFlightMessage message) {
        String group = message.groupId().orElse("");
        GroupProgress progress = groups.get(group);
        if (progress != null) {
            progress.acknowledged(message.messageId(), mark(message));
        }
        deduplication.remember(group, message);
    }

    @Override
    public synchronized void deleted(InFlightMessage message) {
        String group = message.groupId().orElse("");
        GroupProgress progress = groups.get(group);
        if (progress != null && progress.deleted(message.messageId(), mark(message))) {
            forget(group);
            retired.put(group, progress.committed());
        }
    }

    /** The number of groups in the offsets. */
    synchronized int groups() {
        return groups.size();
    }

    private void forget(String group) {
        groups.remove(group);
        slotOf(group).remove(group);
    }

    private void expire() {
        Instant now = clock.instant();
        if (now.isBefore(nextExpiryCheck)) {
            return;
        }
        nextExpiryCheck = now.plus(EXPIRY_CHECK);
        List<String> expired = groups.entrySet().stream()
                .filter(entry -> StoredProgress.isExpired(entry.getValue().handedOver(), now))
                .map(Map.Entry::getKey)
                .toList();
        expired.forEach(this::forget);
    }

    private Map<String, String> slotOf(String group) {
        return slots.get(FifoOffsets.slotOf(group));
    }

    private static Mark mark(ReceivedMessage message) {
        return new Mark(
                message.sequenceNumber()
                        .orElseThrow(() -> new IllegalStateException(
                                "Message " + message.messageId() + " of a FIFO queue has no sequence number")),
                message.sentTimestampMs());
    }

    private static Mark mark(InFlightMessage message) {
        return new Mark(message.sequenceNumber(), message.sentTimestampMs());
    }
}
