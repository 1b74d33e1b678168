package io.connect.reports.compare;

import io.connect.reports.model.Better;

/**
 * One metric on both sides. It is a row of a table, so it has a component for each column.
 *
 * @param metric the id of the metric
 * @param unit the unit of the values
 * @param better the good direction
 * @param baseline the baseline's figure, the median of its runs; null when it has none
 * @param candidate the candidate's figure, the median of its runs; null when it has none
 * @param percent change in percent of the baseline, positive for a larger figure; null if it cannot be computed
 * @param scatter the change in percent that the baseline's own scatter explains; null if unknown
 * @param gated whether the outcome counts
 * @param outcome whether it is worse, better or unchanged
 * @param unconfirmed whether it would be a regression if one more run confirmed it
 * @param note a remark for the reader; may be empty
 */
public record MetricChange(
        String metric,
        String unit,
        Better better,
        Double baseline,
        Double candidate,
        Double percent,
        Double scatter,
        boolean gated,
        Outcome outcome,
        boolean unconfirmed,
        String note) {

    /** Candidate ÷ baseline; null if it cannot be computed. */
    public Double ratio() {
        return baseline == null || candidate == null || baseline == 0 ? null : candidate / baseline;
    }
}
