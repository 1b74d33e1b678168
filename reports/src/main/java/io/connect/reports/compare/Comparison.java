package io.connect.reports.compare;

import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import java.util.List;

/**
 * A scenario compared with its baseline. It is a row of a table, so it has a component for each column.
 *
 * @param scenario name with variant
 * @param profile the profile of the candidate
 * @param outcome the outcome of the whole comparison
 * @param verdict the candidate's own verdict, the worst of its runs
 * @param reasons sentences for an outcome other than unchanged or improved
 * @param weaknesses the reasons why the baseline cannot prove a regression here, only a suspicion; empty for a sound baseline
 * @param notes remarks for the reader: other revision, other configuration
 * @param changes the changes per metric, in the order of the registry
 * @param baselineRuns number of runs of the baseline
 * @param candidateRuns number of runs of the candidate
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

    /** Whether a gated metric would be a regression if one more run confirmed it. */
    public boolean unconfirmed() {
        return changes.stream().anyMatch(change -> change.gated() && change.unconfirmed());
    }

    /** States that a run cannot be compared, with the reason. */
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
