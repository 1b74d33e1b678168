package io.connect.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.connect.bench.ledger.Closing;
import io.connect.bench.ledger.Ledger;
import io.connect.bench.ledger.LedgerReport;
import io.connect.bench.ledger.PhaseSpan;
import io.connect.bench.sample.ProcessSample;
import io.connect.bench.sample.Recording;
import io.connect.reports.model.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static final long SECOND = 1_000_000;
    private static final int CORES = 2;
    private static final PhaseSpan WARM_UP = new PhaseSpan("warm-up", false, 0, 10 * SECOND, 10);
    private static final PhaseSpan STEADY = new PhaseSpan("steady", true, 10 * SECOND, 20 * SECOND, 100);

    private final Ledger ledger = new Ledger();

    @Test
    void judgesSteadyStateOnly() {
        message(0, 0, 5 * SECOND, 9 * SECOND);
        for (int i = 1; i <= 100; i++) {
            long intended = 10 * SECOND + i * 10_000L;
            message(i, 1, intended, intended + i * 1_000L);
        }

        Map<Metric, Double> figures = figures(List.of(WARM_UP, STEADY), List.of(), Optional.empty());

        assertThat(figures.get(Metric.THROUGHPUT)).isEqualTo(10);
        assertThat(figures.get(Metric.LATENCY_P50)).isCloseTo(50, within(0.1));
        assertThat(figures.get(Metric.LATENCY_P99)).isCloseTo(99, within(0.1));
        assertThat(figures.get(Metric.LATENCY_MAX)).isCloseTo(100, within(0.1));
    }

    @Test
    void dividesTheWorkersCpuOfSteadyStateByItsDeliveredMessages() {
        for (int i = 0; i < 100; i++) {
            message(i, 1, 11 * SECOND, 12 * SECOND);
        }
        List<ProcessSample> samples = new ArrayList<>();
        for (int second = 0; second <= 25; second++) {
            // The worker uses half of a core, in steady state and outside of it; the broker must not count.
            samples.add(sample("worker-1", second, second * SECOND / 2));
            samples.add(sample("broker-1", second, second * SECOND));
        }

        Map<Metric, Double> figures = figures(List.of(WARM_UP, STEADY), samples, Optional.empty());

        assertThat(figures.get(Metric.CPU)).isCloseTo(25, within(0.01));
        // A fifth of the CPU time was compilation, which does not count for the messages.
        assertThat(figures.get(Metric.COMPILATION)).isCloseTo(20, within(0.01));
        assertThat(figures.get(Metric.CPU_PER_MESSAGE)).isCloseTo(40_000, within(10.0));
        assertThat(figures.get(Metric.HEAP)).isEqualTo(40);
        assertThat(figures.get(Metric.HEAP_USED)).isEqualTo(0.0004);
    }

    /** The burst has most messages, needs ten times the CPU and twice the heap. */
    @Test
    void aBurstBetweenTwoJudgedPhasesDoesNotCount() {
        for (int i = 0; i < 1_000; i++) {
            int phase = i < 50 ? 0 : i < 950 ? 1 : 2;
            message(i, phase, phase * 10 * SECOND, phase * 10 * SECOND + 5 * SECOND);
        }
        List<ProcessSample> samples = new ArrayList<>();
        long cpuMicros = 0;
        for (int second = 0; second <= 30; second++) {
            boolean bursts = second > 10 && second < 20;
            samples.add(sample("worker-1", second, cpuMicros, bursts ? 800 : 400));
            cpuMicros += second >= 10 && second < 20 ? SECOND : SECOND / 10;
        }
        List<PhaseSpan> phases = List.of(
                new PhaseSpan("before", true, 0, 10 * SECOND, 50),
                new PhaseSpan("burst", false, 10 * SECOND, 20 * SECOND, 900),
                new PhaseSpan("after", true, 20 * SECOND, 30 * SECOND, 50));

        Map<Metric, Double> figures = figures(phases, samples, Optional.empty());

        assertThat(figures.get(Metric.CPU)).isCloseTo(5, within(0.01));
        assertThat(figures.get(Metric.CPU_PER_MESSAGE))
                .as("two seconds, a fifth of which is compilation, for a hundred messages")
                .isCloseTo(16_000, within(10.0));
        assertThat(figures.get(Metric.HEAP)).isEqualTo(40);
        assertThat(figures.get(Metric.HEAP_USED)).isEqualTo(0.0004);
    }

    @Test
    void measuresABacklogByTheTimeUntilTheQueueIsEmpty() {
        Measured.Drain drain =
                new Measured.Drain(3_000, 3_000, 3_000, 28 * SECOND, 30 * SECOND, 31 * SECOND, 32 * SECOND, true);

        Map<Metric, Double> figures = figures(List.of(), List.of(), Optional.of(drain));

        assertThat(figures.get(Metric.DRAIN_RATE)).isEqualTo(1_500);
        assertThat(figures.get(Metric.ARRIVAL_RATE))
                .as("all messages arrived within a second")
                .isEqualTo(3_000);
        assertThat(figures).doesNotContainKey(Metric.THROUGHPUT);
    }

    @Test
    void hasNoDrainRateForABacklogThatWasNeverDrained() {
        Measured.Drain drain =
                new Measured.Drain(3_000, 3_000, 600, 28 * SECOND, 30 * SECOND, 80 * SECOND, 90 * SECOND, false);

        assertThat(figures(List.of(), List.of(), Optional.of(drain)))
                .doesNotContainKey(Metric.DRAIN_RATE)
                .as("arrivals within the minute")
                .containsEntry(Metric.ARRIVAL_RATE, 10.0);
    }

    @Test
    void hasAnArrivalRateThoughTheQueueWasNotEmptiedInTime() {
        Measured.Drain undeleted =
                new Measured.Drain(3_000, 3_000, 3_000, 28 * SECOND, 30 * SECOND, 32 * SECOND, 90 * SECOND, false);

        assertThat(figures(List.of(), List.of(), Optional.of(undeleted)))
                .doesNotContainKey(Metric.DRAIN_RATE)
                .containsEntry(Metric.ARRIVAL_RATE, 1_500.0);
    }

    @Test
    void messagesThatWentToTheDeadLettersDoNotStretchTheArrivals() {
        Measured.Drain drain =
                new Measured.Drain(3_000, 2_990, 2_990, 28 * SECOND, 30 * SECOND, 31 * SECOND, 60 * SECOND, true);

        assertThat(figures(List.of(), List.of(), Optional.of(drain))).containsEntry(Metric.ARRIVAL_RATE, 2_990.0);
    }

    @Test
    void hasNoArrivalRateWhereAllCameAtOnce() {
        Measured.Drain drain = new Measured.Drain(1, 1, 1, 28 * SECOND, 30 * SECOND, 30 * SECOND, 32 * SECOND, true);

        assertThat(figures(List.of(), List.of(), Optional.of(drain))).doesNotContainKey(Metric.ARRIVAL_RATE);
    }

    /** The first and the last fifth are slow and do not count. The seconds do not begin together with the drain. */
    @Test
    void theMiddleOfADrainIsWithoutItsStartAndItsEnd() {
        int[] perSecond = {200, 300, 500, 1_000, 1_000, 1_000, 400, 300, 200, 100};
        long start = 30 * SECOND + 400_000;
        deliver(start, perSecond);
        Measured.Drain drain = new Measured.Drain(
                5_000, 5_000, 5_000, 27 * SECOND + 900_000, start, start + 10 * SECOND, start + 11 * SECOND, true);

        Map<Metric, Double> figures = figures(List.of(), List.of(), Optional.of(drain));

        assertThat(figures.get(Metric.DRAIN_RATE_MIDDLE)).isCloseTo(1_000, within(20.0));
        assertThat(figures.get(Metric.QUEUE_EMPTIED)).isCloseTo(1, within(0.001));
        assertThat(figures.get(Metric.FIRST_RECORD)).isCloseTo(2.5, within(0.001));
        assertThat(figures)
                .as("the second half has too few seconds")
                .doesNotContainKeys(Metric.DRAIN_SLOWDOWN, Metric.HEAP_GROWTH);
    }

    @Test
    void aDrainThatGrowsSlowerAndFillsItsHeapIsSeenInItsSecondHalf() {
        int[] perSecond = new int[40];
        for (int second = 0; second < perSecond.length; second++) {
            perSecond[second] = 200 - second;
        }
        int messages = IntStream.of(perSecond).sum();
        deliver(30 * SECOND, perSecond);
        List<ProcessSample> samples = new ArrayList<>();
        for (int second = 0; second <= 80; second++) {
            samples.add(sample("worker-1", second, second, 400 + second));
        }
        Measured.Drain drain = new Measured.Drain(
                messages, messages, messages, 28 * SECOND, 30 * SECOND, 70 * SECOND, 70 * SECOND, true);

        Map<Metric, Double> figures = figures(List.of(), samples, Optional.of(drain));

        // The rate falls from 182 to 161 per second, and the heap grows from 448 to 470.
        assertThat(figures.get(Metric.DRAIN_SLOWDOWN)).isCloseTo(11.5, within(1.0));
        assertThat(figures.get(Metric.HEAP_GROWTH)).isCloseTo(4.8, within(0.5));
    }

    /**
     * A fifth of the backlog is dead letters. So eight tenths of the backlog have arrived only with its last record, or
     * never.
     */
    @Test
    void theMiddleOfADrainIsOfTheRecordsThatArrive() {
        long start = 30 * SECOND;
        deliver(start, new int[] {400, 400, 800, 800, 800, 400, 400});
        Measured.Drain drain =
                new Measured.Drain(5_000, 4_000, 4_000, start, start, start + 7 * SECOND, start + 8 * SECOND, true);

        Map<Metric, Double> figures = figures(List.of(), List.of(), Optional.of(drain));

        assertThat(figures.get(Metric.DRAIN_RATE_MIDDLE)).isCloseTo(800, within(20.0));
        assertThat(figures.get(Metric.DRAIN_RATE)).isEqualTo(625);
    }

    @Test
    void anArrivalRateOfAWaitThatWasGivenUpEndsWithTheLastRecordThatCanArrive() {
        Measured.Drain undeleted =
                new Measured.Drain(3_000, 2_990, 2_990, 28 * SECOND, 30 * SECOND, 31 * SECOND, 90 * SECOND, false);

        assertThat(figures(List.of(), List.of(), Optional.of(undeleted))).containsEntry(Metric.ARRIVAL_RATE, 2_990.0);
    }

    @Test
    void aDrainThatCameToNothingHasNoMiddle() {
        Measured.Drain nothing = new Measured.Drain(3_000, 3_000, 0, 28 * SECOND, 28 * SECOND, 0, 90 * SECOND, false);

        assertThat(figures(List.of(), List.of(), Optional.of(nothing)))
                .doesNotContainKeys(Metric.DRAIN_RATE_MIDDLE, Metric.QUEUE_EMPTIED, Metric.FIRST_RECORD);
    }

    /** Adds this number of evenly spread messages in each second after a start. */
    private void deliver(long start, int[] perSecond) {
        int seq = 0;
        for (int second = 0; second < perSecond.length; second++) {
            for (int i = 0; i < perSecond[second]; i++) {
                long seen = start + second * SECOND + (i + 1) * SECOND / perSecond[second];
                message(seq++, 0, start, seen);
            }
        }
    }

    @Test
    void serviceTimeCountsFromTheSend() {
        for (int i = 0; i < 100; i++) {
            long intended = 11 * SECOND;
            long sent = intended + 300_000;
            ledger.offered(0, i, 1, intended, 1);
            ledger.sent(0, i, 1, sent);
            ledger.accepted(0, i, sent);
            ledger.delivered(0, i, Ledger.NO_GROUP, sent + (i + 1) * 1_000L);
        }

        Map<Metric, Double> figures = figures(List.of(WARM_UP, STEADY), List.of(), Optional.empty());

        assertThat(figures.get(Metric.SERVICE_P50)).isCloseTo(50, within(0.1));
        assertThat(figures.get(Metric.SERVICE_P95)).isCloseTo(95, within(0.1));
        assertThat(figures.get(Metric.SERVICE_P99)).isCloseTo(99, within(0.1));
        assertThat(figures.get(Metric.LATENCY_P50)).isCloseTo(350, within(0.5));
    }

    @Test
    void countsLostAndDeadMessagesAsErrors() {
        for (int i = 0; i < 100; i++) {
            ledger.offered(0, i, 1, 11 * SECOND, 1);
            ledger.sent(0, i, 1, 11 * SECOND);
            ledger.accepted(0, i, 11 * SECOND);
            if (i >= 3) {
                ledger.delivered(0, i, Ledger.NO_GROUP, 12 * SECOND);
            }
        }
        ledger.deadLettered(0, 0);

        assertThat(figures(List.of(WARM_UP, STEADY), List.of(), Optional.empty()))
                .containsEntry(Metric.ERROR_RATE, 3.0)
                .containsEntry(Metric.LOST, 2.0);
    }

    @Test
    void leavesOutMetricsWithoutDataInsteadOfCallingThemZero() {
        assertThat(figures(List.of(WARM_UP, STEADY), List.of(), Optional.empty()))
                .doesNotContainKeys(
                        Metric.LATENCY_P95,
                        Metric.SERVICE_P95,
                        Metric.BURST_P95,
                        Metric.ARRIVAL_RATE,
                        Metric.CPU,
                        Metric.COMPILATION,
                        Metric.CPU_PER_MESSAGE,
                        Metric.HEAP,
                        Metric.ERROR_RATE);
    }

    private void message(int seq, int phase, long intended, long seen) {
        ledger.offered(0, seq, 1, intended, phase);
        ledger.sent(0, seq, 1, intended);
        ledger.accepted(0, seq, intended);
        ledger.delivered(0, seq, Ledger.NO_GROUP, seen);
    }

    private Map<Metric, Double> figures(
            List<PhaseSpan> phases, List<ProcessSample> samples, Optional<Measured.Drain> drain) {
        LedgerReport report = ledger.close(new Closing(phases, Long.MAX_VALUE, 0));
        return Figures.of(new Measured(report, new Recording(samples, List.of(), List.of()), drain, CORES));
    }

    private static ProcessSample sample(String process, long second, long cpuMicros) {
        return sample(process, second, cpuMicros, 400);
    }

    private static ProcessSample sample(String process, long second, long cpuMicros, long heapAfterGc) {
        return new ProcessSample(
                second * SECOND,
                process,
                process.hashCode(),
                cpuMicros,
                cpuMicros / 5,
                500,
                heapAfterGc,
                1_000,
                second,
                second,
                30);
    }
}
