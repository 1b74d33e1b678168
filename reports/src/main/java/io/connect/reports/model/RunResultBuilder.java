package io.connect.reports.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Collects the parts of a {@link RunResult}; a constructor call with so many arguments would be unreadable. Unlike the results,
 * it is mutable, and one thread owns it.
 */
public final class RunResultBuilder {

    private final int schemaVersion;
    private final String runId;
    private final String scenario;
    private final String profile;
    private String variant;
    private String purpose;
    private Verdict verdict;
    private List<String> reasons;
    private Instant startedAt;
    private Provenance provenance;
    private Load load;
    private Account account;
    private Map<String, MetricResult> metrics;
    private Map<String, Gate> gates;
    private List<Phase> phases;
    private List<FaultWindow> faults;
    private List<RunEvent> events;
    private List<Finding> diagnosis;
    private Calibration calibration;
    private List<Link> links;
    private List<Repetition> repetitions;
    private JsonNode scenarioAsRun;
    private Map<String, EncodedHistogram> histograms;
    private IntervalHistograms intervals;
    private Map<String, Series> series;
    private Shard shard;
    private RunResult.Conditions conditions;

    RunResultBuilder(String runId, String scenario, String profile) {
        this.schemaVersion = RunResult.SCHEMA_VERSION;
        this.runId = runId;
        this.scenario = scenario;
        this.profile = profile;
    }

    RunResultBuilder(RunResult from) {
        this.schemaVersion = from.schemaVersion();
        this.runId = from.runId();
        this.scenario = from.scenario();
        this.profile = from.profile();
        this.variant = from.variant();
        this.purpose = from.purpose();
        this.verdict = from.verdict();
        this.reasons = from.reasons();
        this.startedAt = from.startedAt();
        this.provenance = from.provenance();
        this.load = from.load();
        this.account = from.account();
        this.metrics = from.metrics();
        this.gates = from.gates();
        this.phases = from.phases();
        this.faults = from.faults();
        this.events = from.events();
        this.diagnosis = from.diagnosis();
        this.calibration = from.calibration();
        this.links = from.links();
        this.repetitions = from.repetitions();
        this.scenarioAsRun = from.scenarioAsRun();
        this.histograms = from.histograms();
        this.intervals = from.intervals();
        this.series = from.series();
        this.shard = from.shard();
        this.conditions = from.conditions();
    }

    public RunResultBuilder variant(String variant) {
        this.variant = variant;
        return this;
    }

    public RunResultBuilder purpose(String purpose) {
        this.purpose = purpose;
        return this;
    }

    public RunResultBuilder verdict(Verdict verdict) {
        this.verdict = verdict;
        return this;
    }

    public RunResultBuilder reasons(List<String> reasons) {
        this.reasons = reasons;
        return this;
    }

    public RunResultBuilder startedAt(Instant startedAt) {
        this.startedAt = startedAt;
        return this;
    }

    public RunResultBuilder provenance(Provenance provenance) {
        this.provenance = provenance;
        return this;
    }

    public RunResultBuilder load(Load load) {
        this.load = load;
        return this;
    }

    public RunResultBuilder account(Account account) {
        this.account = account;
        return this;
    }

    public RunResultBuilder metrics(Map<String, MetricResult> metrics) {
        this.metrics = metrics;
        return this;
    }

    public RunResultBuilder gates(Map<String, Gate> gates) {
        this.gates = gates;
        return this;
    }

    public RunResultBuilder phases(List<Phase> phases) {
        this.phases = phases;
        return this;
    }

    public RunResultBuilder faults(List<FaultWindow> faults) {
        this.faults = faults;
        return this;
    }

    public RunResultBuilder events(List<RunEvent> events) {
        this.events = events;
        return this;
    }

    public RunResultBuilder diagnosis(List<Finding> diagnosis) {
        this.diagnosis = diagnosis;
        return this;
    }

    public RunResultBuilder calibration(Calibration calibration) {
        this.calibration = calibration;
        return this;
    }

    public RunResultBuilder links(List<Link> links) {
        this.links = links;
        return this;
    }

    public RunResultBuilder repetitions(List<Repetition> repetitions) {
        this.repetitions = repetitions;
        return this;
    }

    public RunResultBuilder scenarioAsRun(JsonNode scenarioAsRun) {
        this.scenarioAsRun = scenarioAsRun;
        return this;
    }

    public RunResultBuilder histograms(Map<String, EncodedHistogram> histograms) {
        this.histograms = histograms;
        return this;
    }

    public RunResultBuilder intervals(IntervalHistograms intervals) {
        this.intervals = intervals;
        return this;
    }

    public RunResultBuilder series(Map<String, Series> series) {
        this.series = series;
        return this;
    }

    public RunResultBuilder shard(Shard shard) {
        this.shard = shard;
        return this;
    }

    public RunResultBuilder conditions(RunResult.Conditions conditions) {
        this.conditions = conditions;
        return this;
    }

    /** The result; an {@link IllegalArgumentException} names a missing mandatory part. */
    public RunResult build() {
        return new RunResult(
                schemaVersion,
                runId,
                scenario,
                variant,
                profile,
                purpose,
                verdict,
                reasons,
                startedAt,
                provenance,
                load,
                account,
                metrics,
                gates,
                phases,
                faults,
                events,
                diagnosis,
                calibration,
                links,
                repetitions,
                scenarioAsRun,
                histograms,
                intervals,
                series,
                shard,
                conditions);
    }
}
