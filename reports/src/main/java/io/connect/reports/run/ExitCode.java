package io.connect.reports.run;

import io.connect.reports.compare.Comparison;
import io.connect.reports.compare.Outcome;
import io.connect.reports.judge.Correctness;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import java.util.List;

/** The exit codes of programs and scripts; the numbers are the project's contract with CI. */
public enum ExitCode {
    /** Pass or improved. */
    OK(0),
    /** Regression, missed KPI, incorrect data, or inconclusive. */
    FAILED(1),
    /** Bad usage, bad file, or not comparable. */
    USAGE(2),
    /** The run broke or was void: nothing was measured. */
    BROKEN(3);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** The exit code of results without comparisons. */
    public static ExitCode ofResults(List<RunResult> results) {
        ExitCode worst = OK;
        for (RunResult result : results) {
            worst = worse(worst, ofVerdict(result.verdict()));
            if (!Correctness.problems(result).isEmpty()) {
                worst = worse(worst, FAILED);
            }
        }
        return worst;
    }

    /**
     * The exit code of comparisons. A broken run has priority, then a certain regression, then a run that cannot be compared.
     *
     * @param gate whether the runs are gated by their baselines: then a baseline that cannot show a regression is rejected, and
     *     a suspected regression without confirmation does not pass
     * @param allowInconclusive whether an inconclusive comparison passes
     */
    public static ExitCode ofComparisons(List<Comparison> comparisons, boolean gate, boolean allowInconclusive) {
        ExitCode worst = OK;
        for (Comparison comparison : comparisons) {
            worst = worse(worst, ofVerdict(comparison.verdict()));
            if (comparison.outcome() == Outcome.NOT_COMPARABLE) {
                worst = worse(worst, USAGE);
            } else if (comparison.outcome() == Outcome.REGRESSED
                    || !allowInconclusive && isUndecided(comparison, gate)) {
                worst = worse(worst, FAILED);
            } else if (gate && !comparison.weaknesses().isEmpty()) {
                worst = worse(worst, USAGE);
            }
        }
        return worst;
    }

    private static boolean isUndecided(Comparison comparison, boolean gate) {
        return comparison.outcome() == Outcome.INCONCLUSIVE || gate && comparison.unconfirmed();
    }

    private static ExitCode ofVerdict(Verdict verdict) {
        return switch (verdict) {
            case PASS -> OK;
            case MISSED, REORDERED, DUPLICATED, ALTERED, LOST -> FAILED;
            case VOID, BROKEN -> BROKEN;
        };
    }

    /** The code with the higher priority. */
    public static ExitCode worse(ExitCode one, ExitCode other) {
        return one.weight() >= other.weight() ? one : other;
    }

    private int weight() {
        return switch (this) {
            case OK -> 0;
            case USAGE -> 1;
            case FAILED -> 2;
            case BROKEN -> 3;
        };
    }
}
