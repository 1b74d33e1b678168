package io.connect.reports.compare;

import io.connect.reports.model.Calibration;
import io.connect.reports.model.Machine;
import io.connect.reports.model.Metric;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Compares the runs of one scenario with its baseline. Pure: the same files give the same answer anywhere. */
public final class BaselineComparator {

    /** Two loads that differ by more than this part are two experiments. */
    private static final double SAME_LOAD = 0.01;
    /** A machine whose calibration moved by more than this part is worth a remark. */
    private static final double STEADY_MACHINE = 0.15;

    private BaselineComparator() {}

    /**
     * @param baseline one or more results of a scenario
     * @param candidate one or more results of the same scenario
     */
    public static Comparison compare(List<RunResult> baseline, List<RunResult> candidate) {
        Side before = new Side(baseline);
        Side after = new Side(candidate);
        Verdict verdict = after.worstVerdict();
        Optional<String> obstacle = obstacle(before, after);
        if (obstacle.isPresent()) {
            return result(before, after, Outcome.NOT_COMPARABLE, List.of(obstacle.get()), List.of(), List.of());
        }
        List<String> notes = new ArrayList<>();
        Scaling scaling = scaling(before, after, notes);
        notes.addAll(Circumstances.differences(
                before.first().provenance(), after.first().provenance()));
        notes.addAll(before.contradictions());
        notes.addAll(after.contradictions());
        MetricComparator comparator = new MetricComparator(before, after, scaling);
        List<MetricChange> changes = new ArrayList<>();
        for (String id : inOrder(before, after)) {
            changes.add(comparator.compare(id));
        }
        List<String> reasons = new ArrayList<>();
        Outcome outcome = overall(verdict, after, changes, reasons);
        return result(before, after, outcome, reasons, notes, changes);
    }

    private static Comparison result(
            Side before,
            Side after,
            Outcome outcome,
            List<String> reasons,
            List<String> notes,
            List<MetricChange> changes) {
        return new Comparison(
                after.first().name(),
                after.first().profile(),
                outcome,
                after.worstVerdict(),
                reasons,
                notes,
                changes,
                before.runs(),
                after.runs());
    }

    private static Optional<String> obstacle(Side before, Side after) {
        RunResult expected = before.first();
        List<RunResult> all = new ArrayList<>(before.results());
        all.addAll(after.results());
        for (RunResult other : all) {
            if (!other.name().equals(expected.name())) {
                return different("scenarios", expected.name(), other.name());
            }
            if (!other.profile().equals(expected.profile())) {
                return different("profiles", expected.profile(), other.profile());
            }
            if (other.schemaVersion() != expected.schemaVersion()) {
                return different(
                        "versions of the result format",
                        String.valueOf(expected.schemaVersion()),
                        String.valueOf(other.schemaVersion()));
            }
            if (other.load().messageSizeBytes() != expected.load().messageSizeBytes()) {
                return different(
                        "message sizes",
                        expected.load().messageSizeBytes() + " B",
                        other.load().messageSizeBytes() + " B");
            }
            double offered = expected.load().offered();
            if (Math.abs(other.load().offered() - offered) > SAME_LOAD * offered) {
                return different(
                        "offered loads", offered + " msg/s", other.load().offered() + " msg/s");
            }
            if (other.load().backlog() != expected.load().backlog()) {
                return different(
                        "backlogs",
                        expected.load().backlog() + " messages",
                        other.load().backlog() + " messages");
            }
            if (!environment(other).equals(environment(expected))) {
                return different("environments", environment(expected), environment(other));
            }
        }
        for (RunResult one : before.results()) {
            if (one.verdict() == Verdict.VOID || one.verdict() == Verdict.BROKEN) {
                return Optional.of("the baseline run " + one.runId() + " is "
                        + one.verdict().id());
            }
        }
        for (RunResult one : after.results()) {
            if (one.verdict() == Verdict.VOID || one.verdict() == Verdict.BROKEN) {
                return Optional.of(
                        "the run " + one.runId() + " is " + one.verdict().id() + because(one));
            }
        }
        for (Side side : List.of(before, after)) {
            for (RunResult one : side.results()) {
                String fingerprint = one.provenance().machine().fingerprint();
                if (!fingerprint.equals(machine(side).fingerprint())) {
                    return different("machines on one side", machine(side).fingerprint(), fingerprint);
                }
            }
        }
        boolean otherMachine = !sameMachine(before, after);
        if (otherMachine
                && (before.calibration().isEmpty() || after.calibration().isEmpty())) {
            return Optional.of("the machines differ (" + machine(before).fingerprint() + " against "
                    + machine(after).fingerprint() + ") and there is no calibration to carry figures over");
        }
        return Optional.empty();
    }

    /** What kind of services were measured; one that was never written down was the default. */
    private static String environment(RunResult result) {
        return result.scenarioAsRun().at("/environment/kind").asText("embedded");
    }

    private static String because(RunResult result) {
        return result.reasons().isEmpty() ? "" : ": " + result.reasons().get(0);
    }

    private static Optional<String> different(String what, String before, String after) {
        return Optional.of("different " + what + ": " + before + " against " + after);
    }

    private static Scaling scaling(Side before, Side after, List<String> notes) {
        Optional<Calibration> then = before.calibration();
        Optional<Calibration> now = after.calibration();
        if (sameMachine(before, after)) {
            if (then.isPresent() && now.isPresent()) {
                double moved = now.get().drainRate() / then.get().drainRate();
                if (Math.abs(moved - 1) > STEADY_MACHINE) {
                    notes.add(String.format(
                            Locale.ROOT,
                            "the machine itself was %+.0f %% in its calibration against the baseline's, figures are not scaled",
                            100 * (moved - 1)));
                }
            }
            return Scaling.NONE;
        }
        Scaling scaling = Scaling.between(then.orElseThrow(), now.orElseThrow());
        notes.add(String.format(
                Locale.ROOT,
                "another machine: the baseline's figures were scaled by the calibration (drain rate x %.2f), from %s to %s",
                scaling.rate(),
                machine(before).fingerprint(),
                machine(after).fingerprint()));
        return scaling;
    }

    private static boolean sameMachine(Side before, Side after) {
        return machine(before).fingerprint().equals(machine(after).fingerprint());
    }

    private static Machine machine(Side side) {
        return side.first().provenance().machine();
    }

    private static Set<String> inOrder(Side before, Side after) {
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

    private static Outcome overall(Verdict verdict, Side after, List<MetricChange> changes, List<String> reasons) {
        Outcome outcome = Outcome.UNCHANGED;
        if (verdict == Verdict.LOST) {
            outcome = Outcome.REGRESSED;
            after.results().stream()
                    .filter(result -> result.verdict() == Verdict.LOST)
                    .forEach(result -> reasons.add("run " + result.runId() + " is not correct" + because(result)));
        }
        boolean improved = false;
        for (MetricChange change : changes) {
            if (!change.gated()) {
                continue;
            }
            improved |= change.outcome() == Outcome.IMPROVED;
            if (change.outcome() == Outcome.REGRESSED) {
                outcome = Outcome.REGRESSED;
                reasons.add(Sentences.of(change));
            } else if (change.outcome() == Outcome.INCONCLUSIVE && change.worse()) {
                outcome = outcome == Outcome.REGRESSED ? outcome : Outcome.INCONCLUSIVE;
                reasons.add(Sentences.of(change));
            }
        }
        return outcome == Outcome.UNCHANGED && improved ? Outcome.IMPROVED : outcome;
    }
}
