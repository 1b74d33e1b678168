package io.connect.bench.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.reports.model.Account;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private static final long S = 1_000_000;
    private static final long T0 = 1_700_000_000L * S;

    private final Ledger ledger = new Ledger();

    @Test
    void countsEachMessageOnceAndTheAccountAddsUp() {
        offerAndSend(8);
        for (int seq = 0; seq < 7; seq++) {
            ledger.accepted(0, seq, T0 + 10);
        }
        ledger.rejected(0, 7);
        ledger.delivered(0, 0, Ledger.NO_GROUP, T0 + S);
        ledger.delivered(0, 1, Ledger.NO_GROUP, T0 + S);
        ledger.delivered(0, 1, Ledger.NO_GROUP, T0 + 2 * S);
        ledger.delivered(0, 2, Ledger.NO_GROUP, T0 + 90 * S);
        ledger.deadLettered(0, 3);
        ledger.leftInQueue(0, 4);
        ledger.foreign();

        LedgerReport report = close(60, 1);

        assertThat(report.account())
                .isEqualTo(new Account(8, 7, 3, 1, 1, 0, 1, 1, 2, new Account.Records(0, 0, 0, 0, 0, 0, 0, 1, 0, 0)));
        assertThat(report.sides().rejected()).isEqualTo(1);
    }

    @Test
    void anUnansweredMessageIsNotLostAndItsSecondCopyIsTheGenerators() {
        offerAndSend(3);
        ledger.unanswered(0, 0);
        ledger.unanswered(0, 1);
        ledger.sent(0, 1, 1, T0 + 20);
        ledger.accepted(0, 1, T0 + 30);
        ledger.delivered(0, 1, Ledger.NO_GROUP, T0 + 40);
        ledger.delivered(0, 1, Ledger.NO_GROUP, T0 + 50);
        ledger.unanswered(0, 2);
        ledger.delivered(0, 2, Ledger.NO_GROUP, T0 + 40);

        LedgerReport report = close(60, 0);

        assertThat(report.account()).isEqualTo(new Account(3, 2, 2, 0, 0, 0, 0, 0, 0, Account.Records.RIGHT));
        assertThat(report.sides().unanswered()).isEqualTo(1);
        assertThat(report.sides().generatorCopies()).isEqualTo(1);
    }

    @Test
    void refusedMessageThatIsSentAgainWaitsAgainAndKeepsItsFirstStamp() {
        offerAndSend(1);
        ledger.rejected(0, 0);
        assertThat(ledger.progress().waiting()).isZero();

        ledger.sent(0, 0, 1, T0 + 500);
        assertThat(ledger.progress().waiting()).isEqualTo(1);
        ledger.accepted(0, 0, T0 + 900);

        LedgerReport report = close(60, 1);
        assertThat(report.account()).isEqualTo(new Account(1, 1, 0, 0, 0, 0, 0, 0, 1, Account.Records.RIGHT));
        assertThat(report.sides().rejected()).isZero();
        assertThat(report.phases().get(0).acceptTime().getMaxValue()).isEqualTo(899);
    }

    @Test
    void messagesThatSqsCountsBeyondTheMissingAreUndeleted() {
        offerAndSend(2);
        ledger.accepted(0, 0, T0);
        ledger.accepted(0, 1, T0);
        ledger.delivered(0, 0, Ledger.NO_GROUP, T0 + 5);

        LedgerReport report = close(60, 3);

        assertThat(report.account().leftInQueue()).isEqualTo(1);
        assertThat(report.account().lost()).isZero();
        assertThat(report.sides().undeleted()).isEqualTo(2);
    }

    @Test
    void orderIsThatOfSqsOnceItHasGivenNumbers() {
        offerAndSend(3);
        BigInteger first = new BigInteger("18850237123456128000000000000000000000");
        // Message 1 reached SQS before message 0, so an earlier arrival is no reordering.
        ledger.accepted(0, 1, T0, first);
        ledger.accepted(0, 0, T0, first.add(BigInteger.TEN));
        ledger.accepted(0, 2, T0, first.add(BigInteger.TWO));
        ledger.delivered(0, 1, 5, T0 + 1);
        ledger.delivered(0, 0, 5, T0 + 2);
        assertThat(close(60, 0).account().reordered()).isZero();

        ledger.delivered(0, 2, 5, T0 + 3);
        assertThat(close(60, 0).account().reordered()).isEqualTo(1);
    }

    @Test
    void withoutNumbersTheOrderOfOneSendIsThatOfItsEntriesAndOnlyWithinAGroup() {
        offerAndSend(4);
        ledger.delivered(0, 3, 1, T0 + 1);
        ledger.delivered(0, 2, 2, T0 + 2);
        ledger.delivered(0, 0, 1, T0 + 3);
        ledger.delivered(0, 1, Ledger.NO_GROUP, T0 + 3);

        assertThat(close(60, 0).account().reordered()).isEqualTo(1);
    }

    @Test
    void withoutNumbersOneSendComesBeforeAnotherIfItWasAnsweredBefore() {
        send(0, T0, T0 + 10);
        send(1, T0 + 20, T0 + 30);
        ledger.delivered(0, 1, 1, T0 + 40);
        ledger.delivered(0, 0, 1, T0 + 50);

        assertThat(close(60, 0).account().reordered()).isEqualTo(1);
    }

    @Test
    void withoutNumbersTheOrderOfTwoSendsUnderWayTogetherIsOpen() {
        send(0, T0, T0 + 25);
        send(1, T0 + 20, T0 + 30);
        ledger.delivered(0, 1, 1, T0 + 40);
        ledger.delivered(0, 0, 1, T0 + 50);

        assertThat(close(60, 0).account().reordered()).isZero();
    }

    private void send(int seq, long sentMicros, long acceptedMicros) {
        ledger.offered(0, seq, 1, T0, 0);
        ledger.sent(0, seq, 1, sentMicros);
        ledger.accepted(0, seq, acceptedMicros);
    }

    @Test
    void phaseTellsLatencyLagAndThroughputApart() {
        ledger.offered(0, 0, 2, T0, 0);
        ledger.offered(0, 2, 2, T0 + 10 * S, 1);
        ledger.sent(0, 0, 2, T0 + 1000);
        ledger.sent(0, 2, 2, T0 + 10 * S + 2000);
        for (int seq = 0; seq < 4; seq++) {
            ledger.accepted(0, seq, T0 + (seq < 2 ? 0 : 10 * S) + 5000);
        }
        ledger.delivered(0, 0, Ledger.NO_GROUP, T0 + S);
        ledger.delivered(0, 1, Ledger.NO_GROUP, T0 + 11 * S);
        ledger.delivered(0, 2, Ledger.NO_GROUP, T0 + 10 * S + 100_000);
        ledger.delivered(0, 3, Ledger.NO_GROUP, T0 + 25 * S);

        LedgerReport report = ledger.close(new Closing(
                List.of(
                        new PhaseSpan("warm-up", false, T0, T0 + 10 * S, 2),
                        new PhaseSpan("steady", true, T0 + 10 * S, T0 + 20 * S, 4)),
                T0 + 60 * S,
                0));

        PhaseReport steady = report.phases().get(1);
        assertThat(steady.arrivedWithin()).isEqualTo(2);
        assertThat(report.steadyThroughput()).isEqualTo(0.2);
        assertThat(steady.offeredRate()).isEqualTo(0.4);
        assertThat(steady.achievedRatio()).isEqualTo(0.5);
        assertThat(steady.response().getTotalCount()).isEqualTo(2);
        assertThat(steady.response().getMinNonZeroValue()).isBetween(99_900L, 100_100L);
        assertThat(steady.scheduleLag().getMaxValue()).isBetween(1_990L, 2_010L);
        assertThat(steady.acceptTime().getMaxValue()).isBetween(2_990L, 3_010L);
        assertThat(report.steadyMaxScheduleLagMicros()).isBetween(1_990L, 2_010L);
        assertThat(report.steadyResponse().getTotalCount()).isEqualTo(2);
    }

    @Test
    void seriesHasASecondWithoutGapsAndItsHistogramDecodes() throws java.util.zip.DataFormatException {
        offerAndSend(3);
        ledger.accepted(0, 0, T0 + 100);
        ledger.delivered(0, 0, Ledger.NO_GROUP, T0 + 2 * S + 500_000);
        ledger.delivered(0, 1, Ledger.NO_GROUP, T0 + 500_000);

        LedgerReport report = close(60, 0);

        assertThat(report.seriesStartMicros()).isEqualTo(T0);
        assertThat(report.series()).extracting(SecondPoint::delivered).containsExactly(1L, 0L, 1L);
        assertThat(report.series()).extracting(SecondPoint::offered).containsExactly(3L, 0L, 0L);
        assertThat(report.series().get(1).response()).isEmpty();
        SecondPoint.Response last = report.series().get(2).response().orElseThrow();
        Histogram decoded = Histogram.decodeFromCompressedByteBuffer(
                ByteBuffer.wrap(Base64.getDecoder().decode(last.encoded())), 0);
        assertThat(decoded.getTotalCount()).isEqualTo(1);
        assertThat(decoded.getMaxValue()).isEqualTo(last.maxMicros()).isBetween(2_499_000L, 2_503_000L);
    }

    @Test
    void arrivalTellsFirstCopyFromOthersAndFromStrangers() {
        offerAndSend(1);

        assertThat(ledger.delivered(0, 0, 3, T0 + 70)).isEqualTo(new Arrival(Arrival.Kind.FIRST, T0, 70));
        assertThat(ledger.delivered(0, 0, 3, T0 + 80).kind()).isEqualTo(Arrival.Kind.COPY);
        assertThat(ledger.delivered(0, 1, 3, T0 + 80).kind()).isEqualTo(Arrival.Kind.FOREIGN);
        assertThat(ledger.delivered(9, 0, 3, T0 + 80).kind()).isEqualTo(Arrival.Kind.FOREIGN);
        assertThat(ledger.delivered(0, -1, 3, T0 + 80).kind()).isEqualTo(Arrival.Kind.FOREIGN);
    }

    @Test
    void sayingTheImpossibleIsRefused() {
        offerAndSend(1);
        assertThatThrownBy(() -> ledger.offered(0, 0, 1, T0, 0)).hasMessageContaining("was offered before");
        assertThatThrownBy(() -> ledger.accepted(0, 5, T0)).hasMessage("Message 5 of producer 0 was never offered");
        assertThatThrownBy(() -> ledger.offered(5000, 0, 1, T0, 0)).hasMessageContaining("not 5000");
        assertThatThrownBy(() -> ledger.offered(0, 1, 1, T0, 999)).hasMessageContaining("not 999");
    }

    @Test
    void manyThreadsLoseNothing() throws InterruptedException {
        int threads = 4;
        int each = 20_000;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch done = new CountDownLatch(threads);
        IntStream.range(0, threads)
                .forEach(thread -> pool.execute(() -> {
                    for (int index = 0; index < each; index += 10) {
                        int first = thread * each + index;
                        ledger.offered(0, first, 10, T0 + index, 0);
                        ledger.sent(0, first, 10, T0 + index);
                        for (int seq = first; seq < first + 10; seq++) {
                            ledger.delivered(0, seq, seq % 7, T0 + index + 5);
                            ledger.accepted(0, seq, T0 + index + 9);
                        }
                    }
                    done.countDown();
                }));
        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        pool.shutdown();

        long all = (long) threads * each;
        assertThat(ledger.progress()).isEqualTo(new Progress(all, all, all, all, 0, 0));
        assertThat(ledger.progress().outstanding()).isZero();
        Account account = close(60, 0).account();
        assertThat(account.delivered()).isEqualTo(all);
        assertThat(account.lost()).isZero();
    }

    @Test
    void everyWayInWhichARecordIsWrongIsCountedOncePerMessage() {
        offerAndSend(8);
        see(0, new CheckedRecord(Ledger.NO_GROUP, 0, CheckedRecord.Value.RIGHT, false, false, 0));
        see(0, new CheckedRecord(Ledger.NO_GROUP, 0, CheckedRecord.Value.CUT, false, false, 0));
        see(0, new CheckedRecord(Ledger.NO_GROUP, 0, CheckedRecord.Value.RIGHT, false, false, 0));
        see(1, new CheckedRecord(Ledger.NO_GROUP, 0, CheckedRecord.Value.ALTERED, true, true, 0));
        see(1, new CheckedRecord(Ledger.NO_GROUP, 0, CheckedRecord.Value.EMPTY, true, true, 0));
        see(2, new CheckedRecord(Ledger.NO_GROUP, 0, CheckedRecord.Value.EMPTY, false, false, 0));
        see(3, new CheckedRecord(Ledger.NO_GROUP, 0, CheckedRecord.Value.UNCONVERTED, false, true, 0));
        see(4, CheckedRecord.right(Ledger.NO_GROUP));
        ledger.deadLettered(0, 4);
        ledger.empty();
        ledger.foreign();

        Account.Records records = close(60, 0).account().records();

        assertThat(records).isEqualTo(new Account.Records(5, 1, 2, 1, 1, 2, 0, 1, 1, 0));
    }

    @Test
    void aKeyIsHeldAgainstTheNameThatSqsGaveWhicheverComesFirst() {
        offerAndSend(5);
        for (int seq = 0; seq < 5; seq++) {
            ledger.accepted(0, seq, T0 + 5);
        }
        ledger.keyIs(0, 0, 70);
        seeKey(0, 70);
        seeKey(1, 71);
        ledger.keyIs(0, 1, 71);
        ledger.keyIs(0, 2, 72);
        seeKey(2, 7);
        seeKey(3, 7);
        ledger.keyIs(0, 3, 73);
        ledger.unanswered(0, 4);
        ledger.keyIs(0, 4, 74);
        seeKey(4, 7);

        assertThat(close(60, 0).account().records().wrongKey())
                .as("2 and 3; message 4 may be in SQS twice, with two ids")
                .isEqualTo(2);
    }

    @Test
    void orderIsJudgedWithinAPartitionAndAGroupInTwoIsScattered() {
        offerAndSend(4);
        seeIn(0, 1, 5);
        seeIn(2, 1, 5);
        seeIn(1, 2, 5);
        seeIn(3, 1, 6);

        Account account = close(60, 0).account();

        assertThat(account.reordered())
                .as("Kafka preserves no order between partitions")
                .isZero();
        assertThat(account.records().scatteredGroups()).isEqualTo(1);
    }

    @Test
    void copiesSeenBeforeAnythingFailedAreUnexplained() {
        offerAndSend(3);
        ledger.unanswered(0, 0);
        ledger.accepted(0, 0, T0 + 5);
        ledger.delivered(0, 0, Ledger.NO_GROUP, T0 + S);
        ledger.delivered(0, 0, Ledger.NO_GROUP, T0 + S);
        for (int seq = 1; seq < 3; seq++) {
            ledger.delivered(0, seq, Ledger.NO_GROUP, T0 + S);
            ledger.delivered(0, seq, Ledger.NO_GROUP, T0 + 3 * S);
            ledger.delivered(0, seq, Ledger.NO_GROUP, T0 + 8 * S);
        }

        assertThat(unexplained(T0 + 5 * S)).as("without the generator's copy").isEqualTo(2);
        assertThat(unexplained(Long.MAX_VALUE)).isEqualTo(4);
        assertThat(unexplained(0)).isZero();
        assertThat(close(60, 0).account().duplicated()).isEqualTo(4);
    }

    @Test
    void moreCopiesThanAMessageRemembersAreCountedAllTheSame() {
        offerAndSend(1);
        ledger.accepted(0, 0, T0 + 5);
        for (int copy = 0; copy < 1_000; copy++) {
            ledger.delivered(0, 0, Ledger.NO_GROUP, T0 + 10);
        }

        assertThat(close(60, 0).account().duplicated()).isEqualTo(999);
    }

    @Test
    void eachPhaseHasADeadlineOfItsOwn() {
        ledger.offered(0, 0, 1, T0, 0);
        ledger.offered(0, 1, 1, T0, 1);
        ledger.delivered(0, 0, Ledger.NO_GROUP, T0 + 7 * S);
        ledger.delivered(0, 1, Ledger.NO_GROUP, T0 + 7 * S);
        List<PhaseSpan> spans = List.of(
                new PhaseSpan("steady", true, T0, T0 + S, 1), new PhaseSpan("backlog", false, T0 + S, T0 + 2 * S, 1));

        Account account = ledger.close(new Closing(spans, List.of(T0 + 5 * S, T0 + 9 * S), 0, 0))
                .account();

        assertThat(account.late()).isEqualTo(1);
    }

    private long unexplained(long calmUntil) {
        PhaseSpan span = new PhaseSpan("steady", true, T0, T0 + 10 * S, 10);
        return ledger.close(new Closing(List.of(span), List.of(T0 + 60 * S), 0, calmUntil))
                .account()
                .records()
                .unexplained();
    }

    private void see(int seq, CheckedRecord checked) {
        ledger.delivered(0, seq, checked, T0 + S);
    }

    private void seeKey(int seq, int mark) {
        see(seq, new CheckedRecord(Ledger.NO_GROUP, 0, CheckedRecord.Value.RIGHT, false, false, mark));
    }

    private void seeIn(int seq, int partition, int group) {
        see(seq, new CheckedRecord(group, partition, CheckedRecord.Value.RIGHT, false, false, 0));
    }

    private void offerAndSend(int count) {
        ledger.offered(0, 0, count, T0, 0);
        ledger.sent(0, 0, count, T0 + 1);
    }

    private LedgerReport close(int drainSeconds, long left) {
        return ledger.close(
                new Closing(List.of(new PhaseSpan("steady", true, T0, T0 + 10 * S, 10)), T0 + drainSeconds * S, left));
    }
}
