package io.connect.reports.compare;

import java.util.Locale;

/** What became of a metric, or of a scenario as a whole, against its baseline. */
public enum Outcome {
    IMPROVED,
    UNCHANGED,
    REGRESSED,
    /** The change is large enough to matter, and the runs are too few or too unsteady to call it real. */
    INCONCLUSIVE,
    NOT_COMPARABLE;

    /** In words, for reports. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
