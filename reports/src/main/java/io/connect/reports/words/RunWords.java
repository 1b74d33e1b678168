package io.connect.reports.words;

import io.connect.reports.model.Load;
import io.connect.reports.model.Metric;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import io.connect.reports.scenario.ScenarioFacts;
import io.connect.reports.text.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Describes each run in one line, and all runs in one sentence of counts. */
public final class RunWords {

    private static final double MILLIS_PER_SECOND = 1_000;
    /** This verdict comes first and has its own wording. */
    private static final String LOST = "lost";

    private RunWords() {}

    /** For example: {@code 31 runs of 10 scenarios: 1 broken, 2 lost, 4 missed a target, 24 passed.} */
    public static String counts(List<RunResult> results) {
        long scenarios = results.stream().map(RunResult::scenario).distinct().count();
        String runs = Numbers.count(results.size(), "run");
        String of = scenarios == results.size() ? "" : " of " + Numbers.count(scenarios, "scenario");
        return runs + of + ": " + byVerdict(results) + ".";
    }

    /** For example: {@code 1 broken, 2 lost, 24 passed}: only verdicts that occur, the worst first. */
    private static String byVerdict(List<RunResult> results) {
        List<Verdict> worstFirst = new ArrayList<>(Arrays.asList(Verdict.values()));
        Collections.reverse(worstFirst);
        return worstFirst.stream()
                .filter(verdict -> results.stream().anyMatch(result -> result.verdict() == verdict))
                .map(verdict -> results.stream()
                                .filter(result -> result.verdict() == verdict)
                                .count() + " " + past(verdict))
                .collect(Collectors.joining(", "));
    }

    /** The words for a verdict. */
    public static String verdict(Verdict verdict) {
        return verdict == Verdict.VOID ? "not judged" : verdict.id();
    }

    private static String past(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "passed";
            case MISSED -> "missed a target";
            default -> verdict(verdict);
        };
    }

    /** Describes the runs of a scenario: a single run by its own line, several by the number that passed and the losses. */
    public static String of(List<RunResult> runs) {
        if (runs.size() == 1) {
            return of(runs.get(0));
        }
        long accepted = runs.stream().mapToLong(run -> run.account().accepted()).sum();
        long lost = runs.stream().mapToLong(run -> run.account().lost()).sum();
        return runs.size() + " variants: " + byVerdict(runs) + "; " + Numbers.count(lost) + " of "
                + Numbers.count(accepted) + " lost";
    }

    /** For example: {@code 0 of 5,800 lost; recovered in 12.0 s; p95 76 ms}; for a broken run, the reason instead. */
    public static String of(RunResult run) {
        if (run.verdict() == Verdict.BROKEN && !run.reasons().isEmpty()) {
            return oneLine(run.reasons().get(0));
        }
        ScenarioFacts scenario = ScenarioFacts.of(run.scenarioAsRun());
        if (!scenario.consumed()) {
            return accepted(run.load());
        }
        List<String> parts = new ArrayList<>();
        parts.add(Numbers.count(run.account().lost()) + " of "
                + Numbers.count(run.account().accepted()) + " lost");
        Set<String> promised = promised(scenario);
        AccountWords.of(run.account()).stream()
                .filter(count -> !count.name().equals(LOST))
                .filter(count -> count.isTrouble() || promised.contains(count.name()))
                .forEach(count -> parts.add(count.text() + " " + count.name()));
        figure(run, Metric.RECOVERY_TIME, "recovered in ", recoveryMissing(run)).ifPresent(parts::add);
        drain(run).ifPresent(parts::add);
        figure(run, Metric.LATENCY_P95, "p95 ", "p95 not measured").ifPresent(parts::add);
        figure(run, Metric.BURST_P95, "burst p95 ", "burst p95 not measured").ifPresent(parts::add);
        metrics(run, "missed", MetricResult::missed).ifPresent(parts::add);
        metrics(run, "not judged", MetricResult::isUnjudged).ifPresent(parts::add);
        return String.join("; ", parts);
    }

    /** The words for a run without a subject. */
    public static String accepted(Load load) {
        return Numbers.plain(load.achieved()) + " of " + Numbers.plain(load.offered()) + " msg/s offered were accepted";
    }

    /** If time ran out before the queues were empty, the records that had arrived until then still give a rate. */
    private static Optional<String> drain(RunResult run) {
        return run.value(Metric.DRAIN_RATE.id()).isEmpty()
                        && run.value(Metric.ARRIVAL_RATE.id()).isPresent()
                ? figure(run, Metric.ARRIVAL_RATE, "not drained, arriving at ", "")
                : figure(run, Metric.DRAIN_RATE, "drained at ", "not drained");
    }

    private static String recoveryMissing(RunResult run) {
        MetricResult recovery = run.metrics().get(Metric.RECOVERY_TIME.id());
        return recovery != null && recovery.missed() ? "did not recover in time" : "recovery not measured";
    }

    /** For example: {@code missed: drain-rate, heap}; empty if no metric matches. */
    private static Optional<String> metrics(RunResult run, String what, Predicate<MetricResult> which) {
        String names = run.metrics().entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? Optional.empty() : Optional.of(what + ": " + names);
    }

    /** Counts that are shown even if they are 0. */
    private static Set<String> promised(ScenarioFacts scenario) {
        if (scenario.exactlyOnce()) {
            return Set.of("duplicated", "reordered");
        }
        return scenario.fifo() ? Set.of("reordered") : Set.of();
    }

    private static Optional<String> figure(RunResult run, Metric metric, String before, String missing) {
        MetricResult measured = run.metrics().get(metric.id());
        return measured == null
                ? Optional.empty()
                : Optional.of(measured.value() == null ? missing : before + value(measured));
    }

    /** A measured figure with its unit; times are in the most readable unit. */
    public static String value(MetricResult measured) {
        return switch (measured.unit()) {
            case "ms" -> Numbers.millis(measured.value());
            case "s" -> Numbers.millis(MILLIS_PER_SECOND * measured.value());
            default -> Numbers.plain(measured.value()) + " " + measured.unit();
        };
    }

    /** A text of another program, with its line breaks removed. */
    public static String oneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ").strip();
    }
}
