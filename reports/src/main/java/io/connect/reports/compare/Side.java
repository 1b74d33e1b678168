package io.connect.reports.compare;

import io.connect.reports.model.Calibration;
import io.connect.reports.model.Machine;
import io.connect.reports.model.Metric;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.Phase;
import io.connect.reports.model.Repetition;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import io.connect.reports.scenario.ScenarioFacts;
import io.connect.reports.stats.Samples;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All runs on one side of a comparison, and their combined figures. A run that is specified twice counts once. */
final class Side {

    /** Percent of the messages below the metric's figure. */
    static final Map<Metric, Double> PERCENTILES = Map.of(
            Metric.LATENCY_P50, 50.0, Metric.LATENCY_P95, 95.0, Metric.LATENCY_P99, 99.0, Metric.LATENCY_MAX, 100.0);

    private final List<RunResult> results;
    private final List<Repetition> runs;

    Side(List<RunResult> results) {
        if (results.isEmpty()) {
            throw new IllegalArgumentException("a side of a comparison needs at least one result");
        }
        this.results = results.stream().distinct().toList();
        this.runs = Repetitions.of(this.results);
    }

    RunResult first() {
        return results.get(0);
    }

    List<RunResult> results() {
        return results;
    }

    /** The single runs, including those folded into a result. */
    List<Repetition> repetitions() {
        return runs;
    }

    int runs() {
        return runs.size();
    }

    Machine machine() {
        return first().provenance().machine();
    }

    Verdict worstVerdict() {
        Verdict worst = Verdict.PASS;
        for (RunResult result : results) {
            worst = result.verdict().compareTo(worst) > 0 ? result.verdict() : worst;
        }
        return worst;
    }

    Set<String> metrics() {
        Set<String> ids = new LinkedHashSet<>();
        results.forEach(result -> ids.addAll(result.metrics().keySet()));
        return ids;
    }

    /** An entry of the metric, for its unit and direction; empty if no result has one. */
    Optional<MetricResult> shape(String id) {
        return entries(id).findFirst();
    }

    /** Why a target for the metric was not judged in some result; empty if this holds for none. */
    Optional<String> unjudged(String id) {
        return entries(id).map(MetricResult::unjudged).filter(Objects::nonNull).findFirst();
    }

    /** Whether the metric was requested and some run could not measure it. */
    boolean unmeasured(String id) {
        return entries(id).anyMatch(entry -> entry.value() == null);
    }

    private Stream<MetricResult> entries(String id) {
        return results.stream().map(result -> result.metrics().get(id)).filter(Objects::nonNull);
    }

    /** One figure for each run that has one. */
    List<Double> samples(String id) {
        return runs.stream()
                .map(run -> run.metrics().get(id))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The median of the runs' own figures, so that each run has the same weight, however many messages it had. */
    Optional<Double> figure(String id) {
        List<Double> samples = samples(id);
        return samples.isEmpty() ? Optional.empty() : Optional.of(Samples.median(samples));
    }

    /**
     * The number of batches slower than a percentile, in the run with the fewest; empty for other metrics, and if messages were
     * not timed. The messages of a batch share their intended start and travel together, so they count as one.
     */
    Optional<Long> batchesBeyond(String id) {
        Optional<Double> percentile = Metric.find(id).map(PERCENTILES::get);
        int batch = Math.max(1, first().load().batchSize());
        Set<String> phases = judgedPhases();
        return percentile.flatMap(percent -> runs.stream()
                .filter(run -> run.histograms().keySet().stream().anyMatch(phases::contains))
                .map(run -> timed(run, phases))
                .map(count -> Math.round(count * (1 - percent / 100) / batch))
                .min(Long::compare));
    }

    /** Names of the phases that latency is judged in, as the scenario has them. */
    private Set<String> judgedPhases() {
        Set<String> named = ScenarioFacts.of(first().scenarioAsRun()).steadyPhases();
        return named.isEmpty() ? Set.of(Phase.STEADY) : named;
    }

    private static long timed(Repetition run, Set<String> phases) {
        return run.histograms().entrySet().stream()
                .filter(entry -> phases.contains(entry.getKey()))
                .mapToLong(entry -> entry.getValue().count())
                .sum();
    }

    /** The drain rates of the bare loop, measured together with the runs. */
    List<Double> calibrations() {
        return runs.stream()
                .map(Repetition::calibration)
                .filter(Objects::nonNull)
                .map(Calibration::drainRate)
                .toList();
    }

    /** The calibration of the run whose drain rate is nearest to the median. */
    Optional<Calibration> calibration() {
        List<Double> rates = calibrations();
        if (rates.isEmpty()) {
            return Optional.empty();
        }
        double median = Samples.median(rates);
        return runs.stream()
                .map(Repetition::calibration)
                .filter(Objects::nonNull)
                .min((one, other) ->
                        Double.compare(Math.abs(one.drainRate() - median), Math.abs(other.drainRate() - median)));
    }
}
