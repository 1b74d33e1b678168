package io.connect.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.connect.bench.ledger.Closing;
import io.connect.bench.ledger.Ledger;
import io.connect.bench.ledger.PhaseSpan;
import io.connect.bench.sample.DepthSample;
import io.connect.bench.sample.MetricSample;
import io.connect.bench.sample.Recording;
import io.connect.bench.sample.SubjectMetrics;
import io.connect.bench.scenario.kpi.Comparison;
import io.connect.bench.scenario.kpi.Kpi;
import io.connect.reports.model.Metric;
import io.connect.testbed.sqs.QueueDepth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

/** Each series is made by hand, so that its figure is known. */
class RecoveryTest {

    private static final long SECOND = 1_000_000;
    private static final long MILLI = 1_000;
    private static final int PER_SECOND = 10;

    private final Ledger ledger = new Ledger();
    private int messages;

    @Test
    void countsFromTheFaultsEndUntilRateAndLatencyAreBack() {
        // Latency is 20 ms, then 2 s for messages planned for seconds 30 to 44, then 20 ms again.
        for (int second = 0; second < 90; second++) {
            arrive(second, 0, second >= 30 && second < 45 ? 2_000 * MILLI : 20 * MILLI);
        }

        // The last slow messages arrive in second 46, so the first ten normal seconds begin at 47, 7 s after the
        // fault's end.
        assertThat(steady(90, fault(30, 40, false)).get(Metric.RECOVERY_TIME)).isCloseTo(7, within(0.01));
    }

    @Test
    void countsFromTheKillWhenSomethingWentDown() {
        for (int second = 0; second < 90; second++) {
            arrive(second, 0, second >= 30 && second < 45 ? 2_000 * MILLI : 20 * MILLI);
        }

        assertThat(steady(90, fault(30, 40, true)).get(Metric.RECOVERY_TIME)).isCloseTo(17, within(0.01));
    }

    @Test
    void isNothingWhenNothingWasDisturbed() {
        for (int second = 0; second < 60; second++) {
            arrive(second, 0, 20 * MILLI);
        }

        assertThat(steady(60, fault(20, 25, false)).get(Metric.RECOVERY_TIME)).isZero();
    }

    @Test
    void toleratesTheVariationOfBefore() {
        for (int second = 0; second < 60; second++) {
            arrive(second, 0, (second < 10 || second > 30 ? 60 : 20) * MILLI);
        }

        assertThat(steady(60, fault(20, 25, false)).get(Metric.RECOVERY_TIME)).isZero();
    }

    @Test
    void hasNoFigureForARunThatNeverCameBack() {
        for (int second = 0; second < 60; second++) {
            arrive(second, 0, (second < 20 ? 20 : 200) * MILLI);
        }

        assertThat(steady(60, fault(20, 25, false))).doesNotContainKey(Metric.RECOVERY_TIME);
    }

    @Test
    void hasNoFigureForARunThatCameBackWithHalfOfTheMessages() {
        for (int second = 0; second < 60; second++) {
            if (second < 20 || second % 2 == 0) {
                arrive(second, 0, 20 * MILLI);
            }
        }

        assertThat(steady(60, fault(20, 25, false))).doesNotContainKey(Metric.RECOVERY_TIME);
    }

    @Test
    void hasNoFigureForAFaultThatLastsAsLongAsTheRun() {
        for (int second = 0; second < 60; second++) {
            arrive(second, 0, 20 * MILLI);
        }
        Disturbance lasting = new Disturbance(20 * SECOND, OptionalLong.empty(), false, false, "a fault", "worker-1");

        assertThat(steady(60, lasting)).doesNotContainKey(Metric.RECOVERY_TIME);
    }

    @Test
    void takesTheLongestOfSeveralFaults() {
        for (int second = 0; second < 120; second++) {
            boolean slow = second >= 30 && second < 35 || second >= 60 && second < 75;
            arrive(second, 0, slow ? 600 * MILLI : 20 * MILLI);
        }

        // The last slow messages of the second fault, six in a hundred, arrive in second 75.
        assertThat(steady(120, fault(30, 32, false), fault(60, 62, false)).get(Metric.RECOVERY_TIME))
                .isCloseTo(14, within(0.01));
    }

    @Test
    void isNotOverBeforeTheLastStragglerOfTheFault() {
        // Of 10,000 messages, 20 were intended for the fault's last second and arrive 15 s after its end.
        for (int second = 0; second < 100; second++) {
            for (int i = 0; i < 100; i++) {
                boolean straggles = second == 39 && i < 20;
                arrive(second * SECOND + i * 10 * MILLI, 0, straggles ? 16 * SECOND : 20 * MILLI);
            }
        }

        // The last of these 20 arrives in second 55. They do not affect the p95 of any ten seconds.
        assertThat(steady(100, fault(30, 40, false)).get(Metric.RECOVERY_TIME)).isCloseTo(16, within(0.01));
    }

    @Test
    void countsStragglersThatComeAfterTheLoadHasEnded() {
        for (int second = 0; second < 60; second++) {
            for (int i = 0; i < 100; i++) {
                boolean straggles = second == 35 && i < 20;
                arrive(second * SECOND + i * 10 * MILLI, 0, straggles ? 40 * SECOND : 20 * MILLI);
            }
        }

        assertThat(steady(60, fault(30, 36, false)).get(Metric.RECOVERY_TIME)).isCloseTo(40, within(0.01));
    }

    @Test
    void aRelapseOfAFewMessagesCountsToo() {
        // The worker is back at 40. At 60, 20 of 1,000 messages take three seconds, as in a rebalance.
        for (int second = 0; second < 90; second++) {
            for (int i = 0; i < 100; i++) {
                boolean slow = second == 60 && i < 20;
                arrive(second * SECOND + i * 10 * MILLI, 0, slow ? 3 * SECOND : 20 * MILLI);
            }
        }

        assertThat(steady(90, fault(30, 40, false)).get(Metric.RECOVERY_TIME)).isCloseTo(24, within(0.01));
    }

    @Test
    void aRelapseThatTheP95TellsOfCountsToo() {
        for (int second = 0; second < 90; second++) {
            arrive(second, 0, (second >= 60 && second < 65 ? 200 : 20) * MILLI);
        }

        // The last slow message was intended for 64.9 and arrives at 65.1, so all is normal from 66.
        assertThat(steady(90, fault(30, 40, false)).get(Metric.RECOVERY_TIME)).isCloseTo(26, within(0.01));
    }

    @Test
    void hasNoFigureForARunThatStaysSlowerAfterItHadComeBack() {
        for (int second = 0; second < 90; second++) {
            arrive(second, 0, (second < 60 ? 20 : 200) * MILLI);
        }

        assertThat(steady(90, fault(30, 40, false))).doesNotContainKey(Metric.RECOVERY_TIME);
    }

    @Test
    void theNextFaultsStragglersAreItsOwn() {
        for (int second = 0; second < 120; second++) {
            for (int i = 0; i < 100; i++) {
                boolean straggles = second == 71 && i < 20;
                arrive(second * SECOND + i * 10 * MILLI, 0, straggles ? 16 * SECOND : 20 * MILLI);
            }
        }

        // The first fault leaves no stragglers; those of the second fault arrive in second 87.
        assertThat(steady(120, fault(30, 32, false), fault(70, 72, false)).get(Metric.RECOVERY_TIME))
                .isCloseTo(16, within(0.01));
    }

    @Test
    void aPauseOfTheMachineLongAfterwardsIsNoStraggler() {
        for (int second = 0; second < 90; second++) {
            for (int i = 0; i < 100; i++) {
                boolean paused = second == 80 && i < 20;
                arrive(second * SECOND + i * 10 * MILLI, 0, paused ? 300 * MILLI : 20 * MILLI);
            }
        }

        assertThat(steady(90, fault(30, 40, false)).get(Metric.RECOVERY_TIME)).isZero();
    }

    @Test
    void aPauseOfTheMachineThatTheGeneratorShowsIsNoStraggler() {
        // Nothing runs from 80 to 82: neither the generator nor the subject.
        for (int second = 0; second < 90; second++) {
            for (int i = 0; i < 100; i++) {
                long intended = second * SECOND + i * 10 * MILLI;
                long sent = second == 80 || second == 81 ? 82 * SECOND : intended;
                arrive(intended, sent, 0, sent - intended + 20 * MILLI);
            }
        }

        assertThat(steady(90, fault(30, 40, false)).get(Metric.RECOVERY_TIME)).isZero();
    }

    @Test
    void saysHowARunLookedThatDidNotRecover() {
        for (int second = 0; second < 60; second++) {
            arrive(second, 0, (second < 20 ? 20 : 200) * MILLI);
        }

        assertThat(Unrecovered.of(measured(60, fault(20, 25, false))))
                .contains(new Unrecovered(
                        25, "10 messages a second (normal: at least 9), a p95 of 200 ms (normal: at most 70 ms)"));
    }

    @Test
    void theFaultThatWasWatchedLongestDecides() {
        for (int second = 0; second < 110; second++) {
            arrive(second, 0, (second < 30 ? 20 : 2_000) * MILLI);
        }
        Unrecovered never = Unrecovered.of(measured(110, fault(30, 32, false), fault(90, 92, false)))
                .orElseThrow();

        assertThat(never.watchedSeconds()).isEqualTo(68);
        assertThat(never.unjudged(List.of(recoveryWithin(30)))).isEmpty();
    }

    @Test
    void aLateSendExcusesOnlyTheMessagesOfItsOwnSecond() {
        for (int second = 0; second < 90; second++) {
            for (int i = 0; i < 100; i++) {
                long intended = second * SECOND + i * 10 * MILLI;
                boolean paused = second == 60 && i == 0;
                boolean slow = second == 66 && i < 20;
                arrive(intended, paused ? intended + 3 * SECOND : intended, 0, (paused || slow ? 3_020 : 20) * MILLI);
            }
        }

        assertThat(steady(90, fault(30, 40, false)).get(Metric.RECOVERY_TIME)).isCloseTo(30, within(0.01));
    }

    @Test
    void aRunThatEndedSoonerThanTheTargetAllowsIsNotJudged() {
        Unrecovered unrecovered = new Unrecovered(15, "the figures");

        assertThat(unrecovered
                        .unjudged(List.of(recoveryWithin(30)))
                        .orElseThrow()
                        .unjudged())
                .isEqualTo(
                        "the load ended before the run had shown a recovery, after 15 s; its last ten seconds: the figures");
        assertThat(unrecovered.unjudged(List.of(recoveryWithin(15))))
                .as("the run could show what the target allows")
                .isEmpty();
    }

    private static Kpi recoveryWithin(double seconds) {
        return new Kpi(Metric.RECOVERY_TIME.id(), Comparison.LESS, seconds, Optional.empty(), "a target");
    }

    @Test
    void toleratesTheLatencyOfAMachineThatOtherProgramsBeginToUse() {
        for (int second = 0; second < 60; second++) {
            arrive(second, 0, (second < 20 ? 15 : 50) * MILLI);
        }

        assertThat(steady(60, fault(20, 25, false)).get(Metric.RECOVERY_TIME)).isZero();
    }

    @Test
    void aMessageMayTakeAsLongAsTheLongestBefore() {
        for (int second = 0; second < 90; second++) {
            for (int i = 0; i < 100; i++) {
                boolean slow = (second == 10 || second == 39) && i < 2;
                arrive(second * SECOND + i * 10 * MILLI, 0, slow ? 5 * SECOND : 20 * MILLI);
            }
        }

        assertThat(steady(90, fault(30, 40, false)).get(Metric.RECOVERY_TIME)).isZero();
    }

    @Test
    void hasNoFigureForARunThatCameBackAndWentAgain() {
        for (int second = 0; second < 90; second++) {
            arrive(second, 0, (second < 60 ? 20 : 3_000) * MILLI);
        }

        assertThat(steady(90, fault(20, 25, false))).doesNotContainKey(Metric.RECOVERY_TIME);
    }

    @Test
    void rebalanceEndsWhenAsManyTasksRunAsBefore() {
        // Two workers have two tasks each. The first is killed at 10, and its tasks are taken over at 17.
        List<MetricSample> looks = new ArrayList<>();
        for (int second = 0; second < 40; second++) {
            if (second < 10 || second > 25) {
                looks.add(running(second, "worker-1", second < 10 ? 1 : 3, second < 10 ? 2 : 0));
            }
            looks.add(running(second, "worker-2", 2, second < 17 ? 2 : 4));
        }

        assertThat(figures(looks, taskFault(10, 25)).get(Metric.REBALANCE_TIME)).isCloseTo(7, within(0.01));
    }

    @Test
    void hasNoRebalanceTimeWhenATaskStaysAway() {
        List<MetricSample> looks = new ArrayList<>();
        for (int second = 0; second < 40; second++) {
            looks.add(running(second, "worker-1", 1, second < 10 ? 2 : 1));
        }

        assertThat(figures(looks, taskFault(10, 15))).doesNotContainKey(Metric.REBALANCE_TIME);
    }

    @Test
    void rebalanceOfAWorkerWithoutTasksTakesNoTime() {
        List<MetricSample> looks = new ArrayList<>();
        for (int second = 0; second < 40; second++) {
            looks.add(running(second, "worker-2", 2, 2));
        }

        assertThat(figures(looks, taskFault(10, 15)).get(Metric.REBALANCE_TIME)).isZero();
    }

    @Test
    void aBurstIsOverWhenTheQueueIsAsBeforeAndThenLatencyIs() {
        Map<Metric, Double> figures = burst(second -> second < 20 ? 5 : second < 38 ? 4_000 : 3);

        assertThat(figures.get(Metric.QUEUE_CLEARED)).isCloseTo(8, within(0.01));
        // Slow messages arrive until second 41; the queue is cleared at 38.
        assertThat(figures.get(Metric.LATENCY_RECOVERED)).isCloseTo(4, within(0.01));
        assertThat(figures.get(Metric.BURST_P95))
                .as("p95 of the burst's own messages")
                .isCloseTo(2_000, within(2.0));
        assertThat(figures.get(Metric.LATENCY_P95))
                .as("p95 of steady state, before the burst")
                .isCloseTo(20, within(0.1));
        assertThat(figures).doesNotContainKey(Metric.RECOVERY_TIME);
    }

    @Test
    void aQueueThatIsNeverClearHasNoFigure() {
        assertThat(burst(second -> second < 20 ? 5 : 4_000))
                .doesNotContainKeys(Metric.QUEUE_CLEARED, Metric.LATENCY_RECOVERED);
    }

    /** Twenty seconds at 10/s, ten at 100/s, then 10/s until second 90. Messages are slow from 20 until 41. */
    private Map<Metric, Double> burst(IntToLongFunction depthBySecond) {
        for (int second = 0; second < 90; second++) {
            int phase = second < 20 ? 0 : second < 30 ? 1 : 2;
            for (int times = 0; times < (phase == 1 ? 10 : 1); times++) {
                arrive(second, phase, second >= 20 && second < 40 ? 2_000 * MILLI : 20 * MILLI);
            }
        }
        List<DepthSample> depths = new ArrayList<>();
        for (int second = 0; second < 90; second++) {
            depths.add(new DepthSample(second * SECOND, new QueueDepth(depthBySecond.applyAsLong(second), 0, 0)));
        }
        List<PhaseSpan> phases = List.of(
                new PhaseSpan("base", true, 0, 20 * SECOND, 200),
                new PhaseSpan("burst", false, 20 * SECOND, 30 * SECOND, 1_000),
                new PhaseSpan("after", false, 30 * SECOND, 90 * SECOND, 600));
        return Figures.of(new Measured(
                ledger.close(new Closing(phases, Long.MAX_VALUE, 0)),
                new Recording(List.of(), depths, List.of()),
                Optional.empty(),
                2));
    }

    private Map<Metric, Double> steady(int seconds, Disturbance... disturbances) {
        return Figures.of(measured(seconds, disturbances));
    }

    private Measured measured(int seconds, Disturbance... disturbances) {
        PhaseSpan all = new PhaseSpan("steady", true, 0, seconds * SECOND, (long) seconds * PER_SECOND);
        return new Measured(
                ledger.close(new Closing(List.of(all), Long.MAX_VALUE, 0)),
                new Recording(List.of(), List.of(), List.of()),
                Optional.empty(),
                2,
                List.of(disturbances),
                0,
                0);
    }

    private Map<Metric, Double> figures(List<MetricSample> looks, Disturbance disturbance) {
        return Figures.of(new Measured(
                ledger.close(new Closing(List.of(), Long.MAX_VALUE, 0)),
                new Recording(List.of(), List.of(), looks),
                Optional.empty(),
                2,
                List.of(disturbance),
                0,
                0));
    }

    private static MetricSample running(int second, String worker, long pid, int tasks) {
        return new MetricSample(second * SECOND, worker, pid, Map.of(SubjectMetrics.TASKS_RUNNING, (double) tasks));
    }

    private static Disturbance fault(long from, long to, boolean takesDown) {
        return new Disturbance(from * SECOND, OptionalLong.of(to * SECOND), takesDown, false, "a fault", "sqs");
    }

    private static Disturbance taskFault(long from, long to) {
        return new Disturbance(from * SECOND, OptionalLong.of(to * SECOND), true, true, "a fault", "worker-1");
    }

    /** Ten messages intended for one second, all with the same latency. */
    private void arrive(int second, int phase, long response) {
        for (int i = 0; i < PER_SECOND; i++) {
            arrive(second * SECOND + i * 100 * MILLI, phase, response);
        }
    }

    private void arrive(long intended, int phase, long response) {
        arrive(intended, intended, phase, response);
    }

    private void arrive(long intended, long sent, int phase, long response) {
        ledger.offered(0, messages, 1, intended, phase);
        ledger.sent(0, messages, 1, sent);
        ledger.accepted(0, messages, sent);
        ledger.delivered(0, messages, Ledger.NO_GROUP, intended + response);
        messages++;
    }
}
