package io.connect.sqs.fifo;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.inflight.InFlightMessage;
import io.connect.sqs.inflight.SourcePosition;
import io.connect.sqs.queue.ReceivedMessage;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FifoDeliveryLogTest {

    private static final QueueUrl QUEUE = QueueUrl.parse("http://localhost/0/orders.fifo");
    private static final long CREATED = 1_700_000_000;
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final FifoDeliveryLog log = restored(List.of());

    @Test
    void aMessageIsNewUntilItIsAcknowledged() {
        ReceivedMessage message = message("g", 5);
        assertThat(log.isDelivered(message)).isFalse();

        InFlightMessage inFlight = inFlight(message);
        log.handOver(inFlight);
        log.acknowledged(inFlight);

        assertThat(log.isDelivered(message)).isTrue();
        assertThat(log.isDelivered(message("g", 6))).isFalse();
        assertThat(log.isDelivered(message("h", 5))).isFalse();
    }

    @Test
    void anOffsetHoldsProducedAndUndeletedGroupsOfItsSlot() {
        InFlightMessage first = inFlight(message("g", 5));
        SourcePosition position = log.handOver(first);
        assertThat(position.offset()).isEqualTo(Map.of("queue created", "1700000000", "g", mark(5)));

        log.acknowledged(first);
        log.deleted(first);

        assertThat(log.handOver(inFlight(message(sameSlotAs("g"), 9))).offset()).doesNotContainKey("g");
        assertThat(log.groups()).isEqualTo(1);
    }

    @Test
    void aRestartTakesUpWhereTheCommittedOffsetsSay() {
        SourcePosition position = log.handOver(inFlight(message("g", 5)));

        FifoDeliveryLog next = restored(List.of(position.offset()));

        assertThat(next.isDelivered(message("g", 4))).isTrue();
        assertThat(next.isDelivered(message("g", 5))).isTrue();
        assertThat(next.isDelivered(message("g", 6))).isFalse();
    }

    @Test
    void leftoversThatAreReceivedInTwoPartsAreNotProducedAgain() {
        SourcePosition position = log.handOver(inFlight(message("g", 5)));
        FifoDeliveryLog next = restored(List.of(position.offset()));

        assertThat(next.isDelivered(message("g", 4))).isTrue();
        next.deleted(inFlight(message("g", 4)));

        assertThat(next.isDelivered(message("g", 5))).isTrue();
    }

    @Test
    void leftoversStayInTheOffsetsOfTheirSlotUntilTheyAreGone() {
        SourcePosition position = log.handOver(inFlight(message("g", 5)));
        FifoDeliveryLog next = restored(List.of(position.offset()));

        assertThat(next.handOver(inFlight(message(sameSlotAs("g"), 9))).offset())
                .isEqualTo(Map.of("queue created", "1700000000", "g", mark(5), sameSlotAs("g"), mark(9)));
    }

    @Test
    void sequenceNumbersOfAllSizesCompareAsNumbers() {
        InFlightMessage big = inFlight(message("g", "340282366920938463463374607431768211455", NOW.toEpochMilli()));
        log.handOver(big);
        log.acknowledged(big);

        assertThat(log.isDelivered(message("g", "99999999999999999999", NOW.toEpochMilli())))
                .isTrue();
    }

    @Test
    void offsetsOfAQueueThatWasCreatedAnewAreIgnored() {
        FifoDeliveryLog next = restored(List.of(Map.of("queue created", "1600000000", "g", mark(5))));

        assertThat(next.isDelivered(message("g", 5))).isFalse();
    }

    @Test
    void marksBeyondTheLongestRetentionAreForgotten() {
        long old = NOW.minus(Duration.ofDays(15)).toEpochMilli();

        FifoDeliveryLog next = restored(List.of(Map.of("queue created", "1700000000", "g", "5@" + old)));

        assertThat(next.groups()).isZero();
    }

    @Test
    void aCountBegunAnewIsTakenUpAndNothingOfItDeletedUnseen() {
        InFlightMessage last = inFlight(message("g", 50));
        log.handOver(last);
        log.acknowledged(last);

        ReceivedMessage anew = message("g", "0", NOW.plusSeconds(5).toEpochMilli());

        assertThat(log.isDelivered(anew)).isFalse();
        InFlightMessage inFlight = inFlight(anew);
        log.handOver(inFlight);
        log.acknowledged(inFlight);
        assertThat(log.isDelivered(message("g", "1", NOW.plusSeconds(6).toEpochMilli())))
                .isFalse();
    }

    @Test
    void clocksOfSqsThatDisagreeByMillisecondsAreNoNewCount() {
        InFlightMessage last = inFlight(message("g", 50));
        log.handOver(last);
        log.acknowledged(last);

        assertThat(log.isDelivered(message("g", "49", NOW.plusMillis(300).toEpochMilli())))
                .isTrue();
    }

    @Test
    void storedPartitionsAreFoundAgainInAnyProcess() {
        assertThat(FifoOffsets.partitions(QUEUE)).hasSize(FifoOffsets.SLOTS);
        assertThat(new ArrayList<>(FifoOffsets.partitions(QUEUE).get(7).entrySet()))
                .isEqualTo(new ArrayList<>(FifoOffsets.partitions(QUEUE).get(7).entrySet()));
        assertThat(log.handOver(inFlight(message("g", 1))).partition())
                .isEqualTo(FifoOffsets.partitions(QUEUE).get(FifoOffsets.slotOf("g")));
    }

    @Test
    void aDeduplicationIdCountsByTheTimeOfSendingWithinItsGroup() {
        FifoDeliveryLog windowed =
                new FifoDeliveryLog(QUEUE, CREATED, List.of(), Duration.ofMinutes(5), InstantSource.fixed(NOW));
        InFlightMessage first = inFlight(message("g", 1, "id", NOW));
        windowed.handOver(first);
        assertThat(windowed.isDelivered(message("g", 2, "id", NOW.plusSeconds(10))))
                .as("before the acknowledgement")
                .isFalse();
        windowed.acknowledged(first);

        assertThat(windowed.isDelivered(message("g", 2, "id", NOW.plusSeconds(10))))
                .isTrue();
        assertThat(windowed.isDelivered(message("h", 2, "id", NOW.plusSeconds(10))))
                .isFalse();
        assertThat(windowed.isDelivered(message("g", 2, "id", NOW.plusSeconds(301))))
                .isFalse();
    }

    /**
     * A stalled connection delivers an old answer of SQS. SQS sent it before another receive got the message again.
     */
    @Test
    void aStaleAnswerDoesNotBringBackDeletedMessages() {
        produceAndDelete(message("g", 5));

        assertThat(log.groups()).isZero();
        assertThat(log.isDelivered(message("g", 5))).isTrue();
        assertThat(log.isDelivered(message("g", 6))).isFalse();
    }

    @Test
    void aStaleAnswerDoesNotBringBackDeletedMessagesOfAGroupThatHasGoneOn() {
        produceAndDelete(message("g", 5));
        InFlightMessage next = inFlight(message("g", 6));
        log.handOver(next);

        assertThat(log.isDelivered(message("g", 5))).isTrue();
        assertThat(log.isDelivered(message("g", 6))).isFalse();
    }

    @Test
    void aCountBegunAnewIsTakenUpAlsoWhenItsGroupRests() {
        produceAndDelete(message("g", 50));

        assertThat(log.isDelivered(message("g", "0", NOW.plusSeconds(5).toEpochMilli())))
                .isFalse();
    }

    @Test
    void marksAtRestAreBoundedInTimeAndNumber() {
        AtomicReference<Instant> now = new AtomicReference<>(NOW);
        RetiredMarks marks = new RetiredMarks(now::get);
        for (int i = 0; i < 60_000; i++) {
            marks.put("g" + i, new Mark(BigInteger.ONE, 0));
        }
        assertThat(marks.size()).isEqualTo(50_000);
        assertThat(marks.get("g59999")).isNotNull();

        now.set(NOW.plus(RetiredMarks.KEPT).plusSeconds(1));
        marks.put("next", new Mark(BigInteger.ONE, 0));

        assertThat(marks.size()).isEqualTo(1);
    }

    @Test
    void theDeduplicationWindowIsBoundedInNumberAndInTime() {
        DeduplicationWindow window = new DeduplicationWindow(Duration.ofMinutes(5));
        for (int i = 0; i < 60_000; i++) {
            window.remember("g", inFlight(message("g", i, "id-" + i, NOW)));
        }
        assertThat(window.size()).isEqualTo(50_000);
        assertThat(window.contains("g", message("g", 1, "id-59999", NOW))).isTrue();
        assertThat(window.contains("g", message("g", 1, "id-0", NOW))).isFalse();

        window.remember("g", inFlight(message("g", 70_000, "late", NOW.plusSeconds(301))));

        assertThat(window.size()).isEqualTo(1);
    }

    /** Some services do not tell when a message was sent. Then the age of a mark is unknown. */
    @Test
    void marksOfMessagesWithoutATimeOfSendingOutliveARestart() {
        SourcePosition position = log.handOver(inFlight(message("g", "5", 0)));

        FifoDeliveryLog next = restored(List.of(position.offset()));

        assertThat(next.isDelivered(message("g", "5", 0))).isTrue();
        assertThat(next.isDelivered(message("g", "6", 0))).isFalse();
    }

    /** A reset of such a service cannot be seen, and its new messages would be taken for delivered ones. */
    @Test
    void marksWithoutAnyTimeEndWithTheTask() {
        FifoDeliveryLog unknown =
                new FifoDeliveryLog(QUEUE, 0, List.of(), Duration.ZERO, InstantSource.fixed(Instant.EPOCH));
        SourcePosition position = unknown.handOver(inFlight(message("g", "5", 0)));

        FifoDeliveryLog next = new FifoDeliveryLog(
                QUEUE, 0, List.of(position.offset()), Duration.ZERO, InstantSource.fixed(Instant.EPOCH));

        assertThat(next.isDelivered(message("g", "5", 0))).isFalse();
    }

    /** Every sequence number and time that a message may have can be stored. */
    @ParameterizedTest
    @CsvSource({
        "5, -1",
        "5, 1700000000123456789",
        "5, 253402300799999",
        "99999999999999999999999999999999999999999999, 5"
    })
    void marksOfAllSizesOutliveARestart(String sequence, String sent) {
        ReceivedMessage message = new ReceivedMessage(
                "id",
                "handle",
                "body",
                Map.of(),
                Map.of(
                        ReceivedMessage.GROUP_ID, "g",
                        ReceivedMessage.SEQUENCE_NUMBER, sequence,
                        ReceivedMessage.SENT_TIMESTAMP, sent));

        SourcePosition position = log.handOver(inFlight(message));

        FifoDeliveryLog next = new FifoDeliveryLog(
                QUEUE, CREATED, List.of(position.offset()), Duration.ZERO, InstantSource.fixed(Instant.EPOCH));
        assertThat(next.isDelivered(message)).isTrue();
    }

    @Test
    void anIdOfUnknownTimeIsNoDuplicate() {
        FifoDeliveryLog deduplicating =
                new FifoDeliveryLog(QUEUE, CREATED, List.of(), Duration.ofMinutes(5), InstantSource.fixed(NOW));
        InFlightMessage first = inFlight(message("g", "5", "id", 0));
        deduplicating.handOver(first);
        deduplicating.acknowledged(first);

        assertThat(deduplicating.isDelivered(message("g", "6", "id", 0))).isFalse();
    }

    @Test
    void withoutAWindowNoIdIsRemembered() {
        DeduplicationWindow window = new DeduplicationWindow(Duration.ZERO);

        window.remember("g", inFlight(message("g", 1, "id", NOW)));

        assertThat(window.size()).isZero();
    }

    @Test
    void aRestartWithoutOffsetForgetsUnacknowledgedMessages() {
        log.handOver(inFlight(message("g", 5)));

        assertThat(log.isDelivered(message("g", 5))).isFalse();
        assertThat(restored(List.of()).isDelivered(message("g", 5))).isFalse();
    }

    private void produceAndDelete(ReceivedMessage message) {
        InFlightMessage inFlight = inFlight(message);
        log.handOver(inFlight);
        log.acknowledged(inFlight);
        log.deleted(inFlight);
    }

    private static FifoDeliveryLog restored(List<? extends Map<String, ?>> offsets) {
        return new FifoDeliveryLog(QUEUE, CREATED, offsets, Duration.ZERO, InstantSource.fixed(NOW));
    }

    private static String sameSlotAs(String group) {
        int slot = FifoOffsets.slotOf(group);
        for (int i = 0; ; i++) {
            if (FifoOffsets.slotOf("x" + i) == slot) {
                return "x" + i;
            }
        }
    }

    private static String mark(long sequence) {
        return sequence + "@" + NOW.toEpochMilli();
    }

    private static InFlightMessage inFlight(ReceivedMessage message) {
        return new InFlightMessage(QUEUE, message, 0);
    }

    private static ReceivedMessage message(String group, long sequence) {
        return message(group, Long.toString(sequence), NOW.toEpochMilli());
    }

    private static ReceivedMessage message(String group, String sequence, long sentMs) {
        return message(group, sequence, "d-" + sequence, sentMs);
    }

    private static ReceivedMessage message(String group, long sequence, String deduplicationId, Instant sent) {
        return message(group, Long.toString(sequence), deduplicationId, sent.toEpochMilli());
    }

    private static ReceivedMessage message(String group, String sequence, String deduplicationId, long sentMs) {
        return new ReceivedMessage(
                group + "-" + sequence + "-" + sentMs,
                "handle",
                "body",
                Map.of(),
                Map.of(
                        ReceivedMessage.GROUP_ID, group,
                        ReceivedMessage.SEQUENCE_NUMBER, sequence,
                        ReceivedMessage.DEDUPLICATION_ID, deduplicationId,
                        ReceivedMessage.SENT_TIMESTAMP, Long.toString(sentMs)));
    }
}
