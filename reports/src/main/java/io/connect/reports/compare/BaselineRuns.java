package io.connect.reports.compare;

import io.connect.reports.judge.Correctness;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import io.connect.reports.text.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks whether runs of one scenario can become a baseline: enough runs, all alike, all correct. */
public final class BaselineRuns {

    private BaselineRuns() {}

    /** A sentence for each reason against it; empty if they can. */
    public static List<String> problems(List<RunResult> results) {
        Side side = new Side(results);
        RunResult first = side.first();
        Set<String> found = new LinkedHashSet<>();
        for (RunResult one : side.results()) {
            found.addAll(Soundness.problems(one));
            found.addAll(unfit(one));
            Experiment.difference(first, one).ifPresent(found::add);
            SameMachine.differences(side.machine(), one.provenance().machine()).stream()
                    .map(difference -> "runs of two machines: " + difference)
                    .forEach(found::add);
            String commit = first.provenance().git().commit();
            String other = one.provenance().git().commit();
            if (!commit.equals(other)) {
                found.add("runs of two builds: " + commit + " and " + other);
            }
        }
        if (side.runs() < ComparisonRule.BASELINE_RUNS) {
            found.add(side.runs() + " of " + ComparisonRule.BASELINE_RUNS
                    + " runs; a run that is given twice counts once");
        }
        if (side.calibrations().size() < side.runs()) {
            found.add("not all runs have a calibration, so nothing will show that a machine is as fast as this one");
        } else if (!SameMachine.isSteady(side.calibrations())) {
            found.add(
                    "the machine was not equally fast in all runs: calibrations of "
                            + side.calibrations().stream()
                                    .map(rate -> Numbers.count(Math.round(rate)))
                                    .collect(Collectors.joining(", "))
                            + " msg/s, more than 10 % from their median; repeat the runs while no other program uses the machine");
        }
        return List.copyOf(found);
    }

    /** A run that lost messages or measured nothing must not become a baseline. */
    private static List<String> unfit(RunResult run) {
        List<String> found = new ArrayList<>();
        if (run.verdict().compareTo(Verdict.MISSED) > 0) {
            found.add("run " + run.runId() + " is " + run.verdict().id());
        }
        Correctness.problems(run).forEach(problem -> found.add("run " + run.runId() + ": " + problem));
        return found;
    }
}
