package io.connect.reports.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of one scenario in one run, with everything that is needed to judge, draw and compare it later. Built with
 * {@link #of(String, String, String)}. It has a component for each key of its JSON.
 *
 * @param schemaVersion version of this format; fields may be added without raising it
 * @param runId the run folder's name
 * @param scenario the scenario's name in scenarios.yaml
 * @param variant the variant if the scenario has several, for example {@code 200ms}; null otherwise
 * @param profile smoke, quick or full
 * @param purpose the scenario's purpose, in a sentence; may be null
 * @param verdict the verdict
 * @param reasons a sentence for each reason of a verdict other than pass
 * @param startedAt time zero of every relative time in this result
 * @param provenance revision, machine, versions
 * @param load offered and achieved load
 * @param account the account of all messages
 * @param metrics metric id to figure
 * @param gates metric id to the gate that the scenario sets for it; other metrics have their default gate
 * @param phases the phases in order of time
 * @param faults the faults with their windows
 * @param events events that deserve a mark on the time axis
 * @param diagnosis the limits on the subject's throughput
 * @param calibration the calibration of the machine; null when not measured
 * @param links Gatling's own report, logs
 * @param repetitions the runs that were folded into this result; empty for a result of one run
 * @param scenarioAsRun the scenario after profile and defaults were applied
 * @param histograms phase to latency histogram
 * @param intervals latency per second; null when not recorded
 * @param series samples over time
 * @param shard the part of the load in this result; null for the whole load
 * @param conditions how warm and how undisturbed the measurement was; null in results of earlier versions
 */
public record RunResult(
        int schemaVersion,
        String runId,
        String scenario,
        String variant,
        String profile,
        String purpose,
        Verdict verdict,
        List<String> reasons,
        Instant startedAt,
        Provenance provenance,
        Load load,
        Account account,
        Map<String, MetricResult> metrics,
        Map<String, Gate> gates,
        List<Phase> phases,
        List<FaultWindow> faults,
        List<RunEvent> events,
        List<Finding> diagnosis,
        Calibration calibration,
        List<Link> links,
        List<Repetition> repetitions,
        JsonNode scenarioAsRun,
        Map<String, EncodedHistogram> histograms,
        IntervalHistograms intervals,
        Map<String, Series> series,
        @JsonInclude(JsonInclude.Include.NON_NULL) Shard shard,
        @JsonInclude(JsonInclude.Include.NON_NULL) Conditions conditions) {

    /** The format this version writes, and the newest it reads. */
    public static final int SCHEMA_VERSION = 1;

    /**
     * The conditions of a measurement.
     *
     * @param steady whether the subject had been warmed up until its speed was steady; null if no warm-up was requested
     * @param warmUpSeconds duration of the warm-up, or of the attempt; null without a warm-up
     * @param warmUpMessages number of messages in the warm-up; null without a warm-up
     * @param foreignPercent share of the machine that other programs used during the run, in percent; null if unknown
     * @param stealPercent share of the machine that its host took away during the run, in percent; null if unknown
     * @param slowdown time of a fixed computation during the run ÷ its shortest time in the invocation, 1 or more; null if not
     *     measured
     * @param rounds number of counted runs
     * @param roundsWanted number of requested runs
     * @param repeated runs that were repeated because the machine was disturbed
     */
    public record Conditions(
            Boolean steady,
            Double warmUpSeconds,
            Long warmUpMessages,
            Double foreignPercent,
            Double stealPercent,
            Double slowdown,
            int rounds,
            int roundsWanted,
            int repeated) {

        public Conditions {
            Checks.finiteOrNull("conditions.warmUpSeconds", warmUpSeconds);
            Checks.finiteOrNull("conditions.foreignPercent", foreignPercent);
            Checks.finiteOrNull("conditions.stealPercent", stealPercent);
            Checks.finiteOrNull("conditions.slowdown", slowdown);
        }

        /** These conditions, with this many repeated runs. */
        public Conditions withRepeated(int runs) {
            return new Conditions(
                    steady,
                    warmUpSeconds,
                    warmUpMessages,
                    foreignPercent,
                    stealPercent,
                    slowdown,
                    rounds,
                    roundsWanted,
                    runs);
        }
    }

    public RunResult {
        if (schemaVersion < 1) {
            throw new IllegalArgumentException("schemaVersion is " + schemaVersion + ", at least 1 is needed");
        }
        Checks.text("runId", runId);
        Checks.fileName("scenario", scenario);
        Checks.fileName("profile", profile);
        if (variant != null && !variant.isBlank()) {
            Checks.fileName("variant", variant);
        }
        Checks.present("verdict", verdict);
        Checks.present("startedAt", startedAt);
        Checks.present("provenance", provenance);
        Checks.present("load", load);
        Checks.present("account", account);
        reasons = Checks.list(reasons);
        metrics = Checks.map(metrics);
        gates = Checks.map(gates);
        phases = Checks.list(phases);
        faults = Checks.list(faults);
        events = Checks.list(events);
        diagnosis = Checks.list(diagnosis);
        links = Checks.list(links);
        repetitions = Checks.list(repetitions);
        scenarioAsRun = scenarioAsRun == null ? NullNode.getInstance() : scenarioAsRun;
        histograms = Checks.map(histograms);
        series = Checks.map(series);
    }

    /** Starts a result; the builder's {@code build} reports missing values. */
    public static RunResultBuilder of(String runId, String scenario, String profile) {
        return new RunResultBuilder(runId, scenario, profile);
    }

    /** {@code scenario} or {@code scenario@variant}: the name of the result's file, and the key of comparisons. */
    @JsonIgnore
    public String name() {
        return variant == null || variant.isBlank() ? scenario : scenario + '@' + variant;
    }

    /** {@code burst (quick)}: name and profile, which a result and its baseline have in common. */
    @JsonIgnore
    public String title() {
        return name() + " (" + profile + ")";
    }

    /** The figure of a metric, if it was measured. */
    public Optional<Double> value(String metricId) {
        return Optional.ofNullable(metrics.get(metricId)).map(MetricResult::value);
    }

    /** The first phase of that name. */
    public Optional<Phase> phase(String phaseName) {
        return phases.stream().filter(phase -> phase.name().equals(phaseName)).findFirst();
    }

    /** A copy to change, for example to add links. */
    public RunResultBuilder toBuilder() {
        return new RunResultBuilder(this);
    }
}
