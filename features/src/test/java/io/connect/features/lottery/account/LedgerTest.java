package io.connect.features.lottery.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.features.lottery.plan.FaultKind;
import io.connect.features.lottery.plan.Lane;
import io.connect.features.lottery.plan.Message;
import io.connect.features.lottery.plan.MessagePlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final MessagePlan PLAN = new MessagePlan(11, "run-1", "bucket");
    private static final int STANDARD = Lane.STANDARD.queueNumbers().get(0);
    private static final int ONCE = Lane.FIFO_ONCE.queueNumbers().get(0);

    private final Ledger ledger = ledger();
    private final List<Episode> episodes = new ArrayList<>();
    private long left;

    private static Ledger ledger() {
        return new Ledger(PLAN, Arrays.stream(Lane.values()).collect(Collectors.toMap(lane -> lane, Lane::text)));
    }

    private static Message send(Ledger ledger, int queue, int number) {
        Message message = PLAN.message(queue, number);
        ledger.sent(message, number, "id-" + message.id());
        return message;
    }

    private Message send(int queue, int number) {
        return send(ledger, queue, number);
    }

    private static Receipt receipt(Message message, int partition, long offset, long atMs, String value) {
        String key = message.lane().fifo() ? message.group() : "id-" + message.id();
        return new Receipt(
                new Receipt.Place(message.lane().text(), partition, offset), atMs, key, value, "id-" + message.id());
    }

    private void receive(Message message, long offset, long atMs) {
        ledger.received(receipt(message, 0, offset, atMs, message.expected()));
    }

    private Judgement judge() {
        return ledger.judge(episodes, lane -> lane == Lane.STANDARD || lane == Lane.FIFO_ONCE ? left : 0);
    }

    private LaneAccount standard() {
        return judge().lanes().get(Lane.STANDARD);
    }

    private LaneAccount once() {
        return judge().lanes().get(Lane.FIFO_ONCE);
    }

    @Test
    void everyFormArrivesAsExpected() {
        for (int queue = 0; queue < Lane.queueCount(); queue++) {
            receive(send(queue, 0), queue, 5);
        }
        assertThat(judge().holds()).as(judge().toString()).isTrue();
        assertThat(judge().lanes().values().stream().mapToLong(LaneAccount::delivered))
                .satisfies(counts -> assertThat(
                                counts.stream().mapToLong(Long::longValue).sum())
                        .isEqualTo(Lane.queueCount()));
    }

    @Test
    void messageThatIsNowhereIsLost() {
        send(STANDARD, 0);
        receive(send(STANDARD, 1), 0, 5);
        assertThat(standard()).isEqualTo(new LaneAccount(2, 1, 1, 0, 0, 0, 0, 0, 0));
        assertThat(judge().holds()).isFalse();
        assertThat(judge().findings()).hasSize(1);
    }

    @Test
    void messageThatIsLeftInItsQueueIsNotLostAndBreaksThePromise() {
        send(STANDARD, 0);
        left = 1;
        assertThat(standard().lost()).isZero();
        assertThat(judge().holds()).isFalse();
    }

    @Test
    void oneOtherLetterIsAnAlteration() {
        Message message = send(STANDARD, 0);
        ledger.received(receipt(message, 0, 0, 5, message.expected().replace("}", " }")));
        assertThat(standard().altered()).isOne();
        assertThat(standard().delivered()).isZero();
    }

    @Test
    void otherKeyTopicOrMessageIdIsAnAlteration() {
        Message message = send(STANDARD, 0);
        Receipt right = receipt(message, 0, 0, 5, message.expected());
        ledger.received(new Receipt(right.place(), 5, "other", right.value(), right.messageId()));
        ledger.received(new Receipt(
                new Receipt.Place(Lane.FIFO_ONCE.text(), 0, 0), 5, right.key(), right.value(), right.messageId()));
        ledger.received(new Receipt(
                new Receipt.Place(Lane.STANDARD.text(), 0, 7), 5, "id-of-another", right.value(), "id-of-another"));
        assertThat(standard().altered()).isEqualTo(3);
    }

    @Test
    void recordsThatNoMessageExplainsAreForeign() {
        Message message = send(STANDARD, 0);
        receive(message, 0, 5);
        for (String value : new String[] {"no JSON", null, message.expected().replace("run-1", "run-2")}) {
            ledger.received(receipt(message, 1, value == null ? 0 : value.hashCode(), 5, value));
        }
        assertThat(judge().foreign()).isEqualTo(3);
        assertThat(judge().holds()).isFalse();
    }

    @Test
    void placeThatIsReadTwiceIsNoDuplicate() {
        Message message = send(ONCE, 0);
        receive(message, 0, 5);
        receive(message, 0, 5);
        assertThat(once().duplicated()).isZero();
    }

    @Test
    void duplicateIsExplainedByAFaultThatKeptItsMessageFromBeingDeleted() {
        Message message = send(STANDARD, 0);
        receive(message, 0, 100_000);
        receive(message, 1, 140_000);
        assertThat(standard()).isEqualTo(new LaneAccount(1, 1, 0, 0, 1, 1, 0, 0, 0));

        episodes.add(episode(FaultKind.S3_AWAY, "s3", 110_000));
        episodes.add(episode(FaultKind.WORKER_KILLED, "once-1", 110_000));
        episodes.add(episode(FaultKind.WORKER_KILLED, "plain-1", 34_999));
        episodes.add(episode(FaultKind.WORKER_KILLED, "plain-1", 140_001));
        assertThat(standard().unexplained()).isOne();

        episodes.add(episode(FaultKind.WORKER_KILLED, "plain-2", 110_000));
        assertThat(standard().unexplained()).isZero();
        assertThat(judge().holds()).isTrue();
    }

    @Test
    void noFaultExcusesADuplicateUnderExactlyOnce() {
        Message message = send(ONCE, 0);
        receive(message, 0, 100_000);
        receive(message, 1, 140_000);
        episodes.add(episode(FaultKind.WORKER_KILLED, "once-1", 110_000));
        assertThat(once().duplicated()).isOne();
        assertThat(once().unexplained()).isZero();
        assertThat(judge().holds()).isFalse();
        assertThat(judge().findings()).hasSize(1);
    }

    @Test
    void laterMessageOfAGroupBeforeAnEarlierOneIsAReorder() {
        List<Message> group = sameGroup(3);
        receive(group.get(1), 0, 1);
        receive(group.get(0), 1, 2);
        receive(group.get(2), 2, 3);
        assertThat(once().reordered()).isOne();
    }

    @Test
    void groupInTwoPartitionsIsAReorder() {
        List<Message> group = sameGroup(2);
        receive(group.get(0), 0, 1);
        ledger.received(receipt(group.get(1), 1, 5, 2, group.get(1).expected()));
        assertThat(once().reordered()).isOne();
    }

    @Test
    void repeatOfAnEarlierMessageIsNoReorder() {
        List<Message> group = sameGroup(2);
        receive(group.get(0), 0, 1);
        receive(group.get(1), 1, 2);
        receive(group.get(0), 2, 3);
        assertThat(once().reordered()).isZero();
    }

    @Test
    void deadLetterIsNeitherLostNorAllowed() {
        Message message = send(STANDARD, 0);
        Receipt letter = new Receipt(new Receipt.Place("dead", 0, 0), 5, null, message.body(), "id-" + message.id());
        ledger.deadLetter(Lane.STANDARD, letter, "because");
        ledger.deadLetter(Lane.STANDARD, letter, "because");
        assertThat(standard()).isEqualTo(new LaneAccount(1, 0, 0, 0, 0, 0, 0, 1, 0));
        assertThat(judge().holds()).isFalse();
        assertThat(judge().findings())
                .anySatisfy(finding -> assertThat(finding.message()).isEqualTo(message.id()));
    }

    @Test
    void readingAgainFindsChangedRecords() {
        Message message = send(ONCE, 0);
        receive(message, 0, 5);
        SecondReading again = new SecondReading(ledger);
        assertThat(ledger.differencesTo(again)).hasSize(1);
        again.received(receipt(message, 0, 0, 9, message.expected() + " "));
        assertThat(ledger.differencesTo(again)).hasSize(1);
        again.received(receipt(message, 0, 0, 9, message.expected()));
        assertThat(ledger.differencesTo(again)).isEmpty();
    }

    @Test
    void aRecordThatOnlyTheSecondReadingFindsCounts() {
        Message message = send(ONCE, 0);
        receive(message, 0, 5);
        SecondReading again = new SecondReading(ledger);
        again.received(receipt(message, 0, 0, 9, message.expected()));
        assertThat(judge().holds()).isTrue();
        again.received(receipt(message, 0, 1, 9, message.expected()));
        assertThat(once().duplicated()).isOne();
        assertThat(judge().holds()).isFalse();
    }

    @Test
    void historyTellsTimesPlacesAndFaults() {
        Message message = send(ONCE, 0);
        receive(message, 4, 12_000);
        episodes.add(episode(FaultKind.WORKER_KILLED, "once-1", 10_000));
        episodes.add(episode(FaultKind.WORKER_KILLED, "once-1", 90_000));
        assertThat(ledger.history(message.id(), episodes))
                .contains("sent at 0.0 s", "received at 12.0 s as fifo-once-0@4", "once-1: killed with -9 (10.0 s")
                .doesNotContain("90.0 s");
    }

    private List<Message> sameGroup(int count) {
        Map<String, List<Message>> byGroup = IntStream.range(0, 200)
                .mapToObj(number -> PLAN.message(ONCE, number))
                .collect(Collectors.groupingBy(Message::group));
        List<Message> group = byGroup.values().iterator().next().subList(0, count);
        group.forEach(message -> send(ONCE, message.number()));
        return group;
    }

    private static Episode episode(FaultKind kind, String target, long startMs) {
        return new Episode(1, Optional.of(kind), target, target + ": killed with -9", startMs, startMs + 5_000);
    }
}
