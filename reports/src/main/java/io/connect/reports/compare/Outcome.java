package io.connect.reports.compare;

import java.util.Locale;

/** The outcome of a metric, or of a whole scenario, against its baseline. */
public enum Outcome {
    /** Better by more than the gate, beyond the scatter of the baseline, and repeated. */
    IMPROVED,
    UNCHANGED,
    /** Worse by more than the gate allows, but perhaps by chance or because of another machine. */
    SUSPECTED,
    /** Worse by more than the gate, beyond the scatter of the baseline, and confirmed by a repetition; or not correct. */
    REGRESSED,
    /** A gated metric of the baseline is missing from the run. */
    INCONCLUSIVE,
    NOT_COMPARABLE;

    /** A description for reports. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
