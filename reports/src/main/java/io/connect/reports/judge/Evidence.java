package io.connect.reports.judge;

import io.connect.reports.model.Account;
import io.connect.reports.model.MetricResult;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that the verdict of a run depends on.
 *
 * @param account where the messages went
 * @param consumed whether anybody was to take the messages; where nobody was, those in the queue at the end are no miss
 * @param fifo whether the queue promises order
 * @param exactlyOnce whether the worker promised no duplicates
 * @param offered intended rate in steady state, msg/s; 0 for a run without open load (a backlog to drain)
 * @param achieved rate that SQS accepted, msg/s
 * @param scheduleLagP99Ms 99th percentile of sent − intended; null when there is no schedule
 * @param limits when the generator counts as the bottleneck
 * @param metrics judged figures
 * @param failedExpectations sentences for what the scenario expected besides metrics and did not get
 * @param shortfalls sentences for what of the load was not offered as planned, outside the steady state too
 * @param breakdowns sentences for what kept the run from being a run at all; empty for a run that ended by itself
 */
public record Evidence(
        Account account,
        boolean consumed,
        boolean fifo,
        boolean exactlyOnce,
        double offered,
        double achieved,
        Double scheduleLagP99Ms,
        GeneratorLimits limits,
        Map<String, MetricResult> metrics,
        List<String> failedExpectations,
        List<String> shortfalls,
        List<String> breakdowns) {

    public Evidence {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        failedExpectations = List.copyOf(failedExpectations);
        shortfalls = List.copyOf(shortfalls);
        breakdowns = List.copyOf(breakdowns);
    }

    /**
     * Beyond these the generator, not the subject, was the bottleneck.
     *
     * @param minAchievedRatio least part of the offered load that must have been accepted
     * @param maxScheduleLagMs most that the 99th percentile of sends may be behind schedule
     */
    public record GeneratorLimits(double minAchievedRatio, double maxScheduleLagMs) {

        /** The generator kept up: 98 % of the offer, and sends within a second of their intended start. */
        public static final GeneratorLimits DEFAULT = new GeneratorLimits(0.98, 1_000);

        public GeneratorLimits {
            if (!(minAchievedRatio >= 0 && minAchievedRatio <= 1)) {
                throw new IllegalArgumentException(
                        "minAchievedRatio is " + minAchievedRatio + ", a part between 0 and 1 is needed");
            }
            if (!(maxScheduleLagMs > 0)) {
                throw new IllegalArgumentException(
                        "maxScheduleLagMs is " + maxScheduleLagMs + ", more than 0 ms is needed");
            }
        }
    }
}
