package io.connect.reports.model;

import java.time.Instant;
import java.util.Map;

/**
 * One of several runs of the same scenario that were folded into one result: enough of it to compare figures across runs and to
 * merge their histograms.
 *
 * @param runId the id of the original run
 * @param verdict the verdict of this run
 * @param startedAt the start of this run
 * @param metrics metric id to value
 * @param account the account of this run
 * @param histograms phase to encoded histogram
 * @param calibration the calibration of this run; may be null
 */
public record Repetition(
        String runId,
        Verdict verdict,
        Instant startedAt,
        Map<String, Double> metrics,
        Account account,
        Map<String, EncodedHistogram> histograms,
        Calibration calibration) {

    public Repetition {
        Checks.text("repetition runId", runId);
        Checks.present("repetition verdict", verdict);
        metrics = Checks.map(metrics);
        account = account == null ? Account.EMPTY : account;
        histograms = Checks.map(histograms);
    }
}
