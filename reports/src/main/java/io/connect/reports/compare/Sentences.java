package io.connect.reports.compare;

import io.connect.reports.text.Numbers;
import java.util.Locale;

/** Describes a change in words: metric, candidate, baseline, ratio. */
final class Sentences {

    private Sentences() {}

    static String of(MetricChange change) {
        StringBuilder sentence = new StringBuilder(change.metric())
                .append(' ')
                .append(change.outcome().words())
                .append(": ")
                .append(value(change.candidate(), change.unit()))
                .append(" against ")
                .append(value(change.baseline(), change.unit()))
                .append(" in the baseline");
        Double ratio = change.ratio();
        if (ratio != null) {
            sentence.append(String.format(Locale.ROOT, " (x %.3f, %s)", ratio, Numbers.change(change.percent())));
        }
        if (!change.note().isEmpty()) {
            sentence.append(", ").append(change.note());
        }
        return sentence.toString();
    }

    private static String value(Double value, String unit) {
        return value == null ? "no figure" : Numbers.plain(value) + ' ' + unit;
    }
}
