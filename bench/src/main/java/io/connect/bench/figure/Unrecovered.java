package io.connect.bench.figure;

import io.connect.bench.scenario.kpi.Kpi;
import io.connect.reports.model.Metric;
import io.connect.reports.model.MetricResult;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A run that was not as before its faults when its load ended.
 *
 * @param watchedSeconds the longest recovery that this run could have shown
 * @param figures the figures of its last ten seconds, compared with the normal ones, in words
 */
public record Unrecovered(double watchedSeconds, String figures) {

    /** Looks at a run; empty if it recovered, had no fault that ended, or was too short to know its normal figures. */
    public static Optional<Unrecovered> of(Measured measured) {
        return new Recovery(measured).unrecovered();
    }

    /**
     * The recovery time without a value and with the reason why it is not judged; empty if the run could have shown a recovery
     * that is as long as the target allows, because the target is then missed.
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
                                "the run could show a recovery of at most %.0f s; its last ten seconds: %s",
                                watchedSeconds,
                                figures)));
    }
}
