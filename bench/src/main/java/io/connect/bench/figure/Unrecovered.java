package io.connect.bench.figure;

import io.connect.bench.scenario.kpi.Kpi;
import io.connect.reports.model.Metric;
import io.connect.reports.model.MetricResult;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A run whose load ended before it had shown that it recovered from its faults.
 *
 * @param watchedSeconds the time that its longest recovery took at least
 * @param figures the figures of its last ten seconds, compared with the normal ones, in words
 */
public record Unrecovered(double watchedSeconds, String figures) {

    /** Empty if the run recovered, had no fault that ended, or was too short to know its normal figures. */
    public static Optional<Unrecovered> of(Measured measured) {
        return new Recovery(measured).unrecovered();
    }

    /**
     * The recovery time without a value, and with the reason why it is not judged. Empty if the run was watched for as long as the
     * target allows, because the target is then missed.
     */
    public Optional<MetricResult> unjudged(List<Kpi> kpis) {
        return kpis.stream()
                .filter(kpi -> kpi.metricId().equals(Metric.RECOVERY_TIME.id())
                        && kpi.relativeTo().isEmpty()
                        && kpi.limit() > watchedSeconds)
                .findFirst()
                .map(kpi -> Targets.judgeAlone(MetricResult.unmeasured(Metric.RECOVERY_TIME), kpi)
                        .unjudged(String.format(
                                Locale.ROOT,
                                "the load ended before the run had shown a recovery, after %.0f s; its last ten seconds: %s",
                                watchedSeconds,
                                figures)));
    }
}
