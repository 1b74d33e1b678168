package io.connect.reports.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.reports.model.Account;
import io.connect.reports.model.Load;
import io.connect.reports.model.Metric;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.Verdict;
import io.connect.reports.scenario.ScenarioFacts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class JudgementTest {

    private static final Account ALL_ARRIVED = new Account(1_000, 1_000, 1_000, 0, 0, 0, 0, 0, 0);
    private static final Account ONE_LOST = new Account(1_000, 1_000, 999, 1, 0, 0, 0, 0, 0);
    private static final Account MIXED_UP = new Account(1_000, 1_000, 1_000, 0, 3, 2, 0, 0, 0);

    @Test
    void passesWhenAllArrivedAndEveryTargetIsMet() {
        Judgement judgement = Judgement.of(evidence(ALL_ARRIVED, false, false, 500, 499, latency(120), List.of()));

        assertThat(judgement).isEqualTo(new Judgement(Verdict.PASS, List.of()));
    }

    @Test
    void missesWhenATargetIsMissedAndSaysWhich() {
        Judgement judgement = Judgement.of(evidence(ALL_ARRIVED, false, false, 500, 499, latency(640), List.of()));

        assertThat(judgement.verdict()).isEqualTo(Verdict.MISSED);
        assertThat(judgement.reasons()).containsExactly("latency-p50 is 640 ms, its target is < 500 ms");
    }

    @Test
    void isVoidWhenAPhaseOutsideSteadyStateWasNotOffered() {
        Judgement judgement = Judgement.of(new Evidence(
                ALL_ARRIVED,
                new ScenarioFacts(true, false, false, Set.of()),
                load(500, 500, null),
                Evidence.GeneratorLimits.DEFAULT,
                Map.of(),
                new Evidence.Troubles(List.of("a target of its own"), List.of("the burst never came"), List.of())));

        assertThat(judgement)
                .isEqualTo(new Judgement(Verdict.VOID, List.of("the burst never came", "a target of its own")));
    }

    @Test
    void aFigureThatCouldNotBeMeasuredMissesItsTarget() {
        Map<String, MetricResult> metrics = Map.of(
                "queue-cleared",
                Judge.judge(
                        MetricResult.unmeasured(Metric.QUEUE_CLEARED),
                        new Target("within 5m", Target.Relation.AT_MOST, 300)));

        Judgement judgement = Judgement.of(evidence(ALL_ARRIVED, false, false, 500, 499, metrics, List.of()));

        assertThat(judgement.verdict()).isEqualTo(Verdict.MISSED);
        assertThat(judgement.reasons()).containsExactly("queue-cleared could not be measured, its target is ≤ 300 s");
    }

    @Test
    void lossWeighsMoreThanAMissedTargetAndASlowGenerator() {
        Judgement judgement = Judgement.of(evidence(ONE_LOST, false, false, 500, 300, latency(640), List.of()));

        assertThat(judgement.verdict()).isEqualTo(Verdict.LOST);
        assertThat(judgement.reasons())
                .containsExactly(
                        "1 of 1,000 accepted messages were lost",
                        "the generator was the bottleneck: 300.0 of 500.0 msg/s offered were accepted"
                                + " (60.0 %, at least 98.0 % needed)",
                        "latency-p50 is 640 ms, its target is < 500 ms");
    }

    @Test
    void orderCountsOnFifoAndDuplicatesUnderExactlyOnce() {
        assertThat(verdict(MIXED_UP, false, false)).isEqualTo(Verdict.PASS);
        assertThat(verdict(MIXED_UP, true, false)).isEqualTo(Verdict.REORDERED);
        assertThat(verdict(MIXED_UP, false, true)).isEqualTo(Verdict.DUPLICATED);
        assertThat(verdict(MIXED_UP, true, true)).isEqualTo(Verdict.DUPLICATED);
    }

    @Test
    void recordsThatDifferFromTheSentMessageAreNoPassOnAnyQueue() {
        for (boolean fifo : List.of(true, false)) {
            assertThat(verdict(records(5, 0, 0, 0, 0, 0, 0), fifo, false)).isEqualTo(Verdict.ALTERED);
            assertThat(verdict(records(0, 5, 0, 0, 0, 0, 0), fifo, false)).isEqualTo(Verdict.ALTERED);
            assertThat(verdict(records(0, 0, 5, 0, 0, 0, 0), fifo, false)).isEqualTo(Verdict.ALTERED);
            assertThat(verdict(records(0, 0, 0, 0, 5, 0, 0), fifo, false)).isEqualTo(Verdict.ALTERED);
            assertThat(verdict(records(0, 0, 0, 0, 0, 5, 0), fifo, false)).isEqualTo(Verdict.DUPLICATED);
            assertThat(verdict(records(0, 0, 0, 0, 0, 0, 5), fifo, false)).isEqualTo(Verdict.DUPLICATED);
        }
    }

    @Test
    void aScatteredGroupIsOutOfOrderOnFifo() {
        assertThat(verdict(records(0, 0, 0, 1, 0, 0, 0), true, false)).isEqualTo(Verdict.REORDERED);
    }

    @Test
    void theWorstOfSeveralProblemsIsTheVerdict() {
        Account all = new Account(
                1_000,
                1_000,
                999,
                1,
                3,
                2,
                0,
                0,
                0,
                records(5, 1, 1, 1, 1, 1, 1).records());

        Judgement judgement = Judgement.of(evidence(all, true, true, 500, 499, latency(640), List.of()));

        assertThat(judgement.verdict()).isEqualTo(Verdict.LOST);
        assertThat(judgement.reasons())
                .startsWith(
                        "1 of 1,000 accepted messages were lost",
                        "5 messages arrived altered, of them 0 cut short, 0 empty and 0 unconverted");
    }

    @Test
    void aMessageThatArrivesAfterTheDrainDeadlineIsAMiss() {
        Judgement judgement = Judgement.of(evidence(
                new Account(1_000, 1_000, 1_000, 0, 0, 0, 7, 0, 0), false, false, 500, 499, latency(120), List.of()));

        assertThat(judgement)
                .isEqualTo(new Judgement(Verdict.MISSED, List.of("7 messages arrived after the drain deadline")));
    }

    private static Account records(
            long altered,
            long wrongKey,
            long wrongPartition,
            long scattered,
            long foreign,
            long dead,
            long unexplained) {
        return new Account(
                1_000,
                1_000,
                1_000,
                0,
                0,
                0,
                0,
                0,
                0,
                new Account.Records(altered, 0, 0, 0, wrongKey, wrongPartition, scattered, foreign, dead, unexplained));
    }

    @Test
    void isVoidWhenTheGeneratorFellBehind() {
        Judgement slow = Judgement.of(evidence(ALL_ARRIVED, false, false, 500, 489, latency(120), List.of()));
        Judgement late = Judgement.of(new Evidence(
                ALL_ARRIVED,
                new ScenarioFacts(true, false, false, Set.of()),
                load(500, 500, 1_200.0),
                Evidence.GeneratorLimits.DEFAULT,
                Map.of(),
                Evidence.Troubles.NONE));

        assertThat(slow.verdict()).isEqualTo(Verdict.VOID);
        assertThat(late.verdict()).isEqualTo(Verdict.VOID);
        assertThat(late.reasons().get(0)).contains("1200 ms behind schedule");
    }

    @Test
    void isVoidWhenNothingWasAccepted() {
        assertThat(verdict(Account.EMPTY, false, false)).isEqualTo(Verdict.VOID);
    }

    @Test
    void aBrokenRunIsBrokenWhateverElseIsKnown() {
        Judgement judgement = Judgement.of(
                evidence(ONE_LOST, false, false, 500, 300, latency(640), List.of("worker connect-1 did not start")));

        assertThat(judgement.verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(judgement.reasons()).first().isEqualTo("worker connect-1 did not start");
    }

    @Test
    void messagesLeftInTheQueueAreAMissNotALoss() {
        Account left = new Account(1_000, 1_000, 990, 0, 0, 0, 0, 0, 10);

        assertThat(verdict(left, false, false)).isEqualTo(Verdict.MISSED);
    }

    @Test
    void messagesLeftInAQueueThatNobodyReadsAreNoMiss() {
        Account filled = new Account(1_000, 1_000, 0, 0, 0, 0, 0, 0, 1_000);

        Judgement judgement = Judgement.of(new Evidence(
                filled,
                new ScenarioFacts(false, false, false, Set.of()),
                load(500, 500, null),
                Evidence.GeneratorLimits.DEFAULT,
                Map.of(),
                Evidence.Troubles.NONE));

        assertThat(judgement).isEqualTo(new Judgement(Verdict.PASS, List.of()));
    }

    @Property(tries = 200)
    void aLossNeverPasses(@ForAll @LongRange(min = 1, max = 1_000) long lost) {
        Account account = new Account(1_000, 1_000, 1_000 - lost, lost, 0, 0, 0, 0, 0);

        assertThat(verdict(account, true, true)).isEqualTo(Verdict.LOST);
    }

    private static Verdict verdict(Account account, boolean fifo, boolean exactlyOnce) {
        return Judgement.of(evidence(account, fifo, exactlyOnce, 0, 0, Map.of(), List.of()))
                .verdict();
    }

    private static Map<String, MetricResult> latency(double ms) {
        return Map.of(
                "latency-p50",
                Judge.judge(
                        MetricResult.of(Metric.LATENCY_P50, ms), new Target("< 500 ms", Target.Relation.BELOW, 500)));
    }

    private static Evidence evidence(
            Account account,
            boolean fifo,
            boolean exactlyOnce,
            double offered,
            double achieved,
            Map<String, MetricResult> metrics,
            List<String> breakdowns) {
        return new Evidence(
                account,
                new ScenarioFacts(true, fifo, exactlyOnce, Set.of()),
                load(offered, achieved, null),
                Evidence.GeneratorLimits.DEFAULT,
                metrics,
                new Evidence.Troubles(List.of(), List.of(), breakdowns));
    }

    private static Load load(double offered, double achieved, Double lagMs) {
        return new Load(offered, achieved, 1, 1_000, 10, lagMs, 0);
    }
}
