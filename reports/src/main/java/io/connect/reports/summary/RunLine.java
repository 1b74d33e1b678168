package io.connect.reports.summary;

import io.connect.reports.model.Account;
import io.connect.reports.model.EncodedHistogram;
import io.connect.reports.model.Metric;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.Phase;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import io.connect.reports.scenario.ScenarioFacts;
import io.connect.reports.text.Numbers;
import io.connect.reports.words.RunWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Describes a run in one line: name, verdict and the most important figures. All figures are in the summary and in the report.
 */
public final class RunLine {

    /** Phase of a load that is sent before the subject starts; the latency of its messages is meaningless. */
    private static final String BACKLOG = "backlog";

    private static final String P95 = "p95";
    private static final double MICROS_PER_MILLI = 1_000;
    private static final int MOST_FIGURES = 4;

    private RunLine() {}

    /** For example: {@code burst pass  0 lost  p95 76 ms  burst p95 9.2 s}; for a broken run, the reason instead. */
    public static String of(RunResult result) {
        String head = result.name() + " " + RunWords.verdict(result.verdict());
        if (result.verdict() == Verdict.BROKEN) {
            return result.reasons().isEmpty()
                    ? head
                    : head + ": " + RunWords.oneLine(result.reasons().get(0));
        }
        return head + "  "
                + String.join("  ", figures(result).stream().limit(MOST_FIGURES).toList());
    }

    private static List<String> figures(RunResult result) {
        ScenarioFacts scenario = ScenarioFacts.of(result.scenarioAsRun());
        Account account = result.account();
        if (!scenario.consumed()) {
            return List.of(RunWords.accepted(result.load()));
        }
        List<String> figures = new ArrayList<>();
        figures.add(Numbers.count(account.lost()) + " lost");
        if (scenario.fifo()) {
            figures.add(Numbers.count(account.reordered()) + " reordered");
        }
        if (scenario.exactlyOnce()) {
            figures.add(Numbers.count(account.duplicated()) + " duplicated");
        }
        account.ofRecords().forEach((name, count) -> {
            if (count != null && count > 0) {
                figures.add(Numbers.count(count) + " " + name);
            }
        });
        if (!result.faults().isEmpty()) {
            add(figures, "recovery", result, Metric.RECOVERY_TIME);
        }
        if (result.value(Metric.DRAIN_RATE.id()).isPresent()) {
            add(figures, "drain", result, Metric.DRAIN_RATE);
        } else {
            // Time ran out before the queues were empty; the messages that had arrived by then still give a rate.
            add(figures, "not drained, arriving", result, Metric.ARRIVAL_RATE);
        }
        add(figures, P95, result, Metric.LATENCY_P95);
        step(result, scenario).ifPresent(figures::add);
        return figures;
    }

    private static void add(List<String> figures, String name, RunResult result, Metric metric) {
        MetricResult measured = result.metrics().get(metric.id());
        if (measured != null) {
            figures.add(name + " " + (measured.value() == null ? "not measured" : RunWords.value(measured)));
        }
    }

    /** The phase with the highest rate among those that shape the load, such as a burst. */
    private static Optional<String> step(RunResult result, ScenarioFacts scenario) {
        return result.histograms().entrySet().stream()
                .filter(phase -> Stream.of(Phase.WARM_UP, Phase.STEADY, Phase.DRAIN, BACKLOG)
                        .noneMatch(phase.getKey()::equals))
                .filter(phase -> !scenario.steadyPhases().contains(phase.getKey()))
                .filter(phase -> phase.getValue().percentiles().containsKey(P95))
                .max(Comparator.comparingDouble(
                        phase -> rate(result, phase.getKey(), phase.getValue().count())))
                .map(RunLine::step);
    }

    private static double rate(RunResult result, String phase, long messages) {
        return result.phase(phase)
                .filter(stretch -> stretch.seconds() > 0)
                .map(stretch -> messages / stretch.seconds())
                .orElse(0.0);
    }

    private static String step(Map.Entry<String, EncodedHistogram> phase) {
        long micros = phase.getValue().percentiles().get(P95);
        return phase.getKey() + " " + P95 + " " + Numbers.millis(micros / MICROS_PER_MILLI);
    }
}
