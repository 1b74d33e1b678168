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
 * The facts that decide the verdict of a run.
 *
 * @param account the account of all messages
 * @param scenario the promises: whether a subject had to receive the messages, order, no duplicates
 * @param load the load offered in steady state, and the part that SQS accepted
 * @param limits the limits beyond which the generator counts as the bottleneck
 * @param metrics judged figures
 * @param troubles failures that no figure shows
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
     * Problems that no figure shows, in sentences.
     *
     * @param failedExpectations expectations of the scenario, other than metrics, that were not met
     * @param shortfalls parts of the load that were not offered as planned, also outside the steady state
     * @param breakdowns the reasons why the run could not be completed; empty for a completed run
     */
    public record Troubles(List<String> failedExpectations, List<String> shortfalls, List<String> breakdowns) {

        /** Evidence of a run without failures. */
        public static final Troubles NONE = new Troubles(List.of(), List.of(), List.of());

        public Troubles {
            failedExpectations = List.copyOf(failedExpectations);
            shortfalls = List.copyOf(shortfalls);
            breakdowns = List.copyOf(breakdowns);
        }
    }

    /**
     * Limits beyond which the generator counts as the bottleneck, not the subject.
     *
     * @param minAchievedRatio the smallest part of the offered load that must have been accepted
     * @param maxScheduleLagMs the largest allowed schedule lag, as the 99th percentile of sends
     */
    public record GeneratorLimits(double minAchievedRatio, double maxScheduleLagMs) {

        /** The default limits: 98 % of the offered load, and sends within a second of their intended start. */
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
