package io.connect.reports.compare;

import io.connect.reports.judge.Correctness;
import io.connect.reports.model.Metric;
import io.connect.reports.model.RunResult;
import io.connect.reports.scenario.ScenarioFacts;
import io.connect.reports.text.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Compares the runs of one scenario with its baseline. A pure function: the same files give the same result on every machine. */
public final class BaselineComparator {

    private final Side before;
    private final Side after;
    private final List<String> obstacles;
    private final List<String> weaknesses;

    BaselineComparator(Side before, Side after) {
        this.before = before;
        this.after = after;
        this.obstacles = obstacles();
        this.weaknesses = obstacles.isEmpty() ? weaknesses() : List.of();
    }

    /**
     * Compares one scenario alone; the scatter comes from its own baseline only.
     *
     * @param baseline one or more results of a scenario
     * @param candidate one or more results of the same scenario
     */
    public static Comparison compare(List<RunResult> baseline, List<RunResult> candidate) {
        Side before = new Side(baseline);
        BaselineComparator comparator = new BaselineComparator(before, new Side(candidate));
        return comparator.compare(Scatter.of(List.of(before)), comparator.gatedMetrics());
    }

    /** The profile of the baseline. */
    String profile() {
        return before.first().profile();
    }

    /** How many gated metrics both sides have. */
    int gatedMetrics() {
        return obstacles.isEmpty()
                ? (int) before.metrics().stream()
                        .filter(ComparisonRule::isGated)
                        .filter(id -> before.figure(id).isPresent()
                                && after.figure(id).isPresent())
                        .count()
                : 0;
    }

    /**
     * The comparison.
     *
     * @param scatter the scatter of the baselines of all scenarios
     * @param comparisons how many gated metrics all scenarios have together
     */
    Comparison compare(Scatter scatter, int comparisons) {
        if (!obstacles.isEmpty()) {
            return result(Outcome.NOT_COMPARABLE, obstacles, List.of(), List.of());
        }
        List<String> notes = new ArrayList<>(Circumstances.differences(before.first(), after.first()));
        notes.addAll(Contradictions.in(before));
        notes.addAll(Contradictions.in(after));
        MetricComparator comparator = new MetricComparator(before, after, scatter, comparisons, weaknesses.isEmpty());
        List<MetricChange> changes = inOrder().stream().map(comparator::compare).toList();
        changes.stream()
                .filter(change -> !change.gated() && ComparisonRule.isGated(change.metric()))
                .forEach(change -> notes.add(change.metric() + ": " + change.note()));
        if (changes.stream().noneMatch(MetricChange::gated)) {
            notes.add("no metric of this scenario can be judged against a baseline");
        }
        List<String> reasons = new ArrayList<>();
        Outcome outcome = overall(changes, reasons);
        return result(outcome, reasons, notes, changes);
    }

    private Comparison result(Outcome outcome, List<String> reasons, List<String> notes, List<MetricChange> changes) {
        return new Comparison(
                after.first().name(),
                after.first().profile(),
                outcome,
                after.worstVerdict(),
                reasons,
                weaknesses,
                notes,
                changes,
                before.runs(),
                after.runs());
    }

    /** The reasons that make a comparison impossible. */
    private List<String> obstacles() {
        Set<String> found = new LinkedHashSet<>();
        RunResult expected = before.first();
        for (Side side : List.of(before, after)) {
            for (RunResult one : side.results()) {
                found.addAll(Soundness.problems(one));
                Experiment.difference(expected, one).ifPresent(found::add);
                SameMachine.differences(side.machine(), one.provenance().machine()).stream()
                        .map(difference -> "runs of two machines on one side: " + difference)
                        .forEach(found::add);
                if (one.verdict().isUnjudged()) {
                    found.add("the " + (side == before ? "baseline run " : "run ") + one.runId() + " is "
                            + one.verdict().id() + because(one));
                }
            }
        }
        for (RunResult one : before.results()) {
            Stream.concat(
                            Correctness.problems(one).stream(),
                            one.verdict().isIncorrect()
                                    ? Stream.of(
                                            "its verdict is " + one.verdict().id())
                                    : Stream.empty())
                    .map(problem -> "the baseline run " + one.runId() + " is not correct: " + problem)
                    .forEach(found::add);
        }
        return List.copyOf(found);
    }

    /** The reasons that keep a baseline from showing a regression. */
    private List<String> weaknesses() {
        List<String> found = new ArrayList<>();
        if (before.runs() < ComparisonRule.BASELINE_RUNS) {
            found.add("the baseline has " + Numbers.count(before.runs(), "run") + ", " + ComparisonRule.BASELINE_RUNS
                    + " are needed");
        }
        found.addAll(SameMachine.differences(before.machine(), after.machine()));
        found.addAll(SameMachine.differences(before.calibrations(), after.calibrations()));
        if (!SameMachine.isSteady(before.calibrations())) {
            found.add("the runs of the baseline were calibrated at " + before.calibrations()
                    + " msg/s, which is no one machine");
        }
        return List.copyOf(found);
    }

    /** Checks the run against the promises of the baseline's scenario and of its own scenario. */
    private List<String> incorrect(RunResult run) {
        return Stream.concat(
                        Correctness.problems(
                                run.account(), ScenarioFacts.of(before.first().scenarioAsRun()))
                                .stream(),
                        Correctness.problems(run).stream())
                .distinct()
                .toList();
    }

    private static String because(RunResult result) {
        return result.reasons().isEmpty() ? "" : ": " + result.reasons().get(0);
    }

    private Set<String> inOrder() {
        Set<String> present = new LinkedHashSet<>(before.metrics());
        present.addAll(after.metrics());
        Set<String> ordered = new LinkedHashSet<>();
        for (Metric metric : Metric.values()) {
            present.stream()
                    .filter(id -> Metric.find(id).filter(metric::equals).isPresent())
                    .forEach(ordered::add);
        }
        ordered.addAll(present);
        return ordered;
    }

    private Outcome overall(List<MetricChange> changes, List<String> reasons) {
        Set<Outcome> met = new LinkedHashSet<>();
        met.add(Outcome.UNCHANGED);
        for (RunResult one : after.results()) {
            List<String> problems = incorrect(one);
            if (!problems.isEmpty() || one.verdict().isIncorrect()) {
                met.add(Outcome.REGRESSED);
                reasons.add("run " + one.runId() + " is not correct"
                        + (problems.isEmpty() ? because(one) : ": " + String.join("; ", problems)));
            }
        }
        for (MetricChange change : changes) {
            if (change.gated() && change.outcome() != Outcome.NOT_COMPARABLE) {
                met.add(change.outcome());
                if (change.outcome() != Outcome.UNCHANGED && change.outcome() != Outcome.IMPROVED) {
                    reasons.add(Sentences.of(change));
                }
            }
        }
        return Stream.of(
                        Outcome.REGRESSED, Outcome.INCONCLUSIVE, Outcome.SUSPECTED, Outcome.IMPROVED, Outcome.UNCHANGED)
                .filter(met::contains)
                .findFirst()
                .orElseThrow();
    }
}
