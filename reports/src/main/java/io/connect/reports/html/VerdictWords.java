package io.connect.reports.html;

import io.connect.reports.compare.Outcome;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Verdicts and outcomes as a sign and words, so that colour is never the only thing that says it. */
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

    /** An outcome that does not count is told as what it is, a difference. */
    static String ungated(Outcome outcome) {
        return switch (outcome) {
            case IMPROVED -> "better";
            case SUSPECTED, REGRESSED -> "worse";
            default -> outcome.words();
        };
    }

    static String words(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "Passed";
            case MISSED -> "Target missed";
            case LOST -> "Not correct: lost";
            case ALTERED -> "Not correct: altered";
            case DUPLICATED -> "Not correct: duplicated";
            case REORDERED -> "Not correct: reordered";
            case VOID -> "Not judged";
            case BROKEN -> "Broken";
        };
    }

    /** The result of the whole run in a sentence. */
    static String sentence(List<RunResult> results) {
        List<String> parts = new ArrayList<>();
        List<Verdict> worstFirst = new ArrayList<>(List.of(Verdict.values()));
        Collections.reverse(worstFirst);
        for (Verdict verdict : worstFirst) {
            List<String> names = results.stream()
                    .filter(result -> result.verdict() == verdict)
                    .map(RunResult::name)
                    .toList();
            if (!names.isEmpty()) {
                parts.add(
                        names.size() == results.size() && names.size() > 1
                                ? "All " + names.size() + " scenarios " + meaning(verdict)
                                : String.join(", ", names) + ' ' + meaning(verdict));
            }
        }
        return String.join("; ", parts) + '.';
    }

    private static String meaning(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "passed: correct, and every target met";
            case MISSED -> "missed a target";
            case LOST -> "not correct: messages were lost";
            case ALTERED -> "not correct: records are not what was sent";
            case DUPLICATED -> "not correct: messages arrived more than once against the promise";
            case REORDERED -> "not correct: messages arrived out of order against the promise";
            case VOID ->
                "not judged: the generator, the machine or scatter decided, the figures say little about the subject";
            case BROKEN -> "broken: the run itself failed";
        };
    }
}
