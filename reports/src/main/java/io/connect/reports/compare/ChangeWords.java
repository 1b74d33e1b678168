package io.connect.reports.compare;

import io.connect.reports.model.Better;
import io.connect.reports.text.Numbers;

/** Describes one metric of a comparison: the change, and how certain it is. */
public final class ChangeWords {

    private static final String COUNT = "count";

    private final MetricChange change;
    private final Comparison comparison;

    private ChangeWords(MetricChange change, Comparison comparison) {
        this.change = change;
        this.comparison = comparison;
    }

    /**
     * For example: {@code Rose from 112 ms to 135 ms (+20.5 %), which is worse. Sure: 5 runs of the baseline explain ± 8 %, and 2
     * runs say the same.}
     *
     * @param comparison the comparison that contains the change
     */
    public static String of(MetricChange change, Comparison comparison) {
        ChangeWords words = new ChangeWords(change, comparison);
        return words.whatChanged() + ". " + words.howSure() + ".";
    }

    private String whatChanged() {
        Double before = change.baseline();
        Double after = change.candidate();
        if (before == null && after == null) {
            return "No figure on either side";
        }
        if (before == null) {
            return "Is " + value(after) + ", with no figure in the baseline";
        }
        if (after == null) {
            return "Was " + value(before) + ", with no figure in the run";
        }
        // Different figures may look alike when they are rounded.
        if (value(before).equals(value(after))) {
            return "Stayed at " + value(after);
        }
        boolean rose = after > before;
        return (rose ? "Rose" : "Fell") + " from " + value(before) + " to " + value(after)
                + (change.percent() == null ? "" : " (" + Numbers.change(change.percent()) + ")") + direction(rose);
    }

    private String direction(boolean rose) {
        if (change.better() == Better.NONE) {
            return ", which is neither good nor bad";
        }
        return rose == (change.better() == Better.HIGHER) ? ", which is better" : ", which is worse";
    }

    private String howSure() {
        return switch (change.outcome()) {
            case REGRESSED, IMPROVED ->
                change.note().isEmpty()
                        ? "Sure: " + explained() + "beyond it, "
                                + runs(comparison.candidateRuns(), "run says", "runs say") + " the same"
                        : "Sure: " + change.note();
            case SUSPECTED -> "Not sure: " + doubt();
            case UNCHANGED -> unchanged();
            case INCONCLUSIVE, NOT_COMPARABLE ->
                "Cannot be told" + (change.note().isEmpty() ? "" : ": " + change.note());
        };
    }

    private String unchanged() {
        if (!change.note().isEmpty()) {
            return "Not sure: " + change.note();
        }
        if (change.scatter() == null || change.percent() == null) {
            return comparison.baselineRuns() < ComparisonRule.BASELINE_RUNS
                    ? "No change that counts; " + tooFew()
                    : "No change that counts";
        }
        return Math.abs(change.percent()) <= change.scatter()
                ? "No change that can be told from chance: " + explained().strip()
                : "Too small to count: " + explained().strip();
    }

    private String doubt() {
        if (!change.note().isEmpty()) {
            return change.note();
        }
        return comparison.weaknesses().isEmpty()
                ? "one run more has to say the same"
                : comparison.weaknesses().get(0);
    }

    private String explained() {
        return change.scatter() == null
                ? ""
                : "the baseline's " + runs(comparison.baselineRuns(), "run explains", "runs explain") + " ± "
                        + Numbers.plain(change.scatter()) + " %"
                        + (change.outcome() == Outcome.UNCHANGED ? " by chance" : " by chance; ");
    }

    private String tooFew() {
        return "the baseline has " + runs(comparison.baselineRuns(), "run", "runs") + ", and "
                + ComparisonRule.BASELINE_RUNS + " tell chance from change";
    }

    private static String runs(int count, String one, String more) {
        return count + " " + (count == 1 ? one : more);
    }

    private String value(double value) {
        return change.unit().equals(COUNT)
                ? Numbers.count(Math.round(value))
                : Numbers.plain(value) + " " + change.unit();
    }
}
