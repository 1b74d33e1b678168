package io.connect.reports.compare;

import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import java.util.List;

/**
 * A scenario against its baseline.
 * It is a row: a component for each column.
 *
 * @param scenario name with variant
 * @param profile of the candidate
 * @param outcome of the whole
 * @param verdict the candidate's own, the worst of its runs
 * @param reasons sentences for an outcome other than unchanged or improved
 * @param weaknesses why the baseline cannot show a regression here, so that all is suspected at most; empty for a sound one
 * @param notes what a reader should know: other revision, other configuration
 * @param changes per metric, in the order of the registry
 * @param baselineRuns how many runs stand on the baseline's side
 * @param candidateRuns how many on the candidate's
 */
public record Comparison(
        String scenario,
        String profile,
        Outcome outcome,
        Verdict verdict,
        List<String> reasons,
        List<String> weaknesses,
        List<String> notes,
        List<MetricChange> changes,
        int baselineRuns,
        int candidateRuns) {

    public Comparison {
        reasons = List.copyOf(reasons);
        weaknesses = List.copyOf(weaknesses);
        notes = List.copyOf(notes);
        changes = List.copyOf(changes);
    }

    /** Whether a gated metric would be a regression if one more run said the same. */
    public boolean unconfirmed() {
        return changes.stream().anyMatch(change -> change.gated() && change.unconfirmed());
    }

    /** That a run cannot be compared, with the reason. */
    public static Comparison impossible(RunResult run, String reason) {
        return new Comparison(
                run.name(),
                run.profile(),
                Outcome.NOT_COMPARABLE,
                run.verdict(),
                List.of(reason),
                List.of(),
                List.of(),
                List.of(),
                0,
                1);
    }
}
