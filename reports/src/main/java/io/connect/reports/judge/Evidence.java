package io.connect.reports.judge;

import io.connect.reports.model.Account;
import io.connect.reports.model.Load;
import io.connect.reports.model.MetricResult;
import io.connect.reports.scenario.ScenarioFacts;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that the verdict of a run depends on.
 *
 * @param account where the messages went
 * @param scenario what was promised: whether anybody was to take the messages, order, no duplicates
 * @param load what was offered in steady state, and what of it SQS accepted
 * @param limits when the generator counts as the bottleneck
 * @param metrics judged figures
 * @param troubles what went wrong that no figure tells
 */
public record Evidence(
        Account account,
        ScenarioFacts scenario,
        Load load,
        GeneratorLimits limits,
        Map<String, MetricResult> metrics,
        Troubles troubles) {

    public Evidence {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    /**
     * Problems that no figure tells, in sentences.
     *
     * @param failedExpectations what the scenario expected besides metrics and did not get
     * @param shortfalls what of the load was not offered as planned, outside the steady state too
     * @param breakdowns what kept the run from being a run at all; empty for a run that ended by itself
     */
    public record Troubles(List<String> failedExpectations, List<String> shortfalls, List<String> breakdowns) {

        /** Nothing went wrong. */
        public static final Troubles NONE = new Troubles(List.of(), List.of(), List.of());

        public Troubles {
            failedExpectations = List.copyOf(failedExpectations);
            shortfalls = List.copyOf(shortfalls);
            breakdowns = List.copyOf(breakdowns);
        }
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
