package io.connect.reports.html;

import io.connect.reports.model.RunResult;
import io.connect.reports.text.Numbers;
import java.util.ArrayList;
import java.util.List;

/** Describes the conditions of a measurement in sentences. */
final class Conditions {

    private Conditions() {}

    static String of(RunResult.Conditions conditions) {
        List<String> sentences = new ArrayList<>();
        if (conditions.steady() != null) {
            String length = conditions.warmUpSeconds() == null || conditions.warmUpMessages() == null
                    ? "Warmed up, "
                    : "Warmed up for " + Numbers.plain(conditions.warmUpSeconds()) + " s and "
                            + Numbers.count(conditions.warmUpMessages()) + " messages, ";
            sentences.add(length
                    + (conditions.steady() ? "until its speed was steady." : "and its speed was not steady yet."));
        }
        if (conditions.roundsWanted() > 1) {
            sentences.add(conditions.rounds() + " of " + conditions.roundsWanted() + " rounds"
                    + (conditions.repeated() > 0
                            ? ", " + Numbers.count(conditions.repeated(), "run") + " done again"
                            : "")
                    + ".");
        }
        if (conditions.foreignPercent() != null) {
            sentences.add("Other programs took up to " + Numbers.plain(conditions.foreignPercent())
                    + " % of the machine meanwhile, its host " + Numbers.plain(conditions.stealPercent()) + " %.");
        }
        return String.join(" ", sentences);
    }
}
