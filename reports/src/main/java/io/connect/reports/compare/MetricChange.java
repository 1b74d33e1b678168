package io.connect.reports.compare;

import io.connect.reports.model.Better;

/**
 * One metric on both sides.
 * It is a row: a component for each column.
 *
 * @param metric its id
 * @param unit of the values
 * @param better the good direction
 * @param baseline the baseline's figure, scaled to the candidate's machine where they differ; null when it has none
 * @param candidate the candidate's figure; null when it has none
 * @param percent change in percent of the baseline, positive for a larger figure; null when it cannot be had
 * @param probability of the observed order by chance (exact rank test); null without repeated runs on both sides
 * @param gated whether the outcome counts
 * @param outcome what became of it
 * @param note what a reader should know about it; empty for nothing
 */
public record MetricChange(
        String metric,
        String unit,
        Better better,
        Double baseline,
        Double candidate,
        Double percent,
        Double probability,
        boolean gated,
        Outcome outcome,
        String note) {

    /** Candidate ÷ baseline; null when it cannot be had. */
    public Double ratio() {
        return baseline == null || candidate == null || baseline == 0 ? null : candidate / baseline;
    }

    /** Whether the candidate's figure lies on the bad side of the baseline's. */
    public boolean worse() {
        if (candidate == null) {
            return baseline != null;
        }
        if (baseline == null) {
            return false;
        }
        return better == Better.HIGHER ? candidate < baseline : better == Better.LOWER && candidate > baseline;
    }
}
