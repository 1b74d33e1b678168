package io.connect.reports.html;

import io.connect.reports.compare.Outcome;
import io.connect.reports.model.Verdict;

/** Shows verdicts and outcomes as a sign and words, so that a reader does not depend on colours. */
final class VerdictWords {

    private VerdictWords() {}

    static String sign(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "✓";
            case MISSED -> "✗";
            case LOST, ALTERED, DUPLICATED, REORDERED -> "⚠";
            case VOID -> "∅";
            case BROKEN -> "!";
        };
    }

    static String sign(Outcome outcome) {
        return switch (outcome) {
            case IMPROVED -> "▲";
            case UNCHANGED -> "=";
            case SUSPECTED -> "▽";
            case REGRESSED -> "▼";
            case INCONCLUSIVE -> "?";
            case NOT_COMPARABLE -> "–";
        };
    }

    /** An outcome that does not count is called a difference. */
    static String ungated(Outcome outcome) {
        return switch (outcome) {
            case IMPROVED -> "better";
            case SUSPECTED, REGRESSED -> "worse";
            default -> outcome.words();
        };
    }
}
