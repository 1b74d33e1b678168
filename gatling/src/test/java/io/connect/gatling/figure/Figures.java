package io.connect.gatling.figure;

import io.connect.gatling.figure.Measured.Window;
import io.connect.testbed.ledger.Account;
import io.connect.testbed.sample.Recording;
import io.connect.testbed.scenario.Metric;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;

/** Works out the metrics of a run. A metric without data is absent, never zero. */
public final class Figures {

    private static final String SUBJECT_ROLE = "worker";
    private static final double PERCENT = 100;
    private static final double MICROS_PER_MILLI = 1_000;

    private final Measured measured;
    private final Map<Metric, Double> figures = new EnumMap<>(Metric.class);

    private Figures(Measured measured) {
        this.measured = measured;
    }

    /** The figures that this run has data for, in the order of the metrics. */
    public static Map<Metric, Double> of(Measured measured) {
        Figures all = new Figures(measured);
        all.speed();
        all.latency();
        all.resources();
        all.account();
        return all.figures;
    }

    private void speed() {
        if (!measured.ledger().steady().isEmpty()) {
            figures.put(Metric.THROUGHPUT, measured.ledger().steadyThroughput());
        }
        measured.drain()
                .filter(Measured.Drain::emptied)
                .filter(drain -> drain.seconds() > 0)
                .ifPresent(drain -> figures.put(Metric.DRAIN_RATE, drain.messages() / drain.seconds()));
    }

    private void latency() {
        Histogram response = measured.ledger().steadyResponse();
        if (response.getTotalCount() > 0) {
            figures.put(Metric.LATENCY_P50, response.getValueAtPercentile(50) / MICROS_PER_MILLI);
            figures.put(Metric.LATENCY_P95, response.getValueAtPercentile(95) / MICROS_PER_MILLI);
            figures.put(Metric.LATENCY_P99, response.getValueAtPercentile(99) / MICROS_PER_MILLI);
            figures.put(Metric.LATENCY_MAX, response.getMaxValue() / MICROS_PER_MILLI);
        }
    }

    private void resources() {
        measured.judged().ifPresent(window -> {
            Recording recording = measured.recording();
            put(
                    Metric.CPU,
                    recording.cpuPercent(SUBJECT_ROLE, window.fromMicros(), window.toMicros(), measured.cores()));
            put(Metric.HEAP, recording.heapPercent(SUBJECT_ROLE, window.fromMicros(), window.toMicros()));
            OptionalLong cpu = cpuMicros(window);
            long delivered = measured.deliveredWhileJudged();
            if (cpu.isPresent() && delivered > 0) {
                figures.put(Metric.CPU_PER_MESSAGE, (double) cpu.getAsLong() / delivered);
            }
        });
    }

    /**
     * CPU of the workers over the whole window. Samples lie up to a second inside its ends, so what lies between them is
     * stretched to the window's length.
     */
    private OptionalLong cpuMicros(Window window) {
        OptionalDouble percent =
                measured.recording().cpuPercent(SUBJECT_ROLE, window.fromMicros(), window.toMicros(), measured.cores());
        return percent.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Math.round(percent.getAsDouble()
                        / PERCENT
                        * measured.cores()
                        * (window.toMicros() - window.fromMicros())));
    }

    private void account() {
        Account account = measured.ledger().account();
        if (account.accepted() > 0) {
            figures.put(Metric.ERROR_RATE, PERCENT * (account.lost() + account.dlq()) / account.accepted());
        }
        figures.put(Metric.LOST, (double) account.lost());
        figures.put(Metric.DUPLICATED, (double) account.duplicated());
        figures.put(Metric.REORDERED, (double) account.reordered());
        figures.put(Metric.LATE, (double) account.late());
        figures.put(Metric.DLQ, (double) account.dlq());
        figures.put(Metric.LEFT_IN_QUEUE, (double) account.leftInQueue());
    }

    private void put(Metric metric, OptionalDouble value) {
        value.ifPresent(figure -> figures.put(metric, figure));
    }
}
