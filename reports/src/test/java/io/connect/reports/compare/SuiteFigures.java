package io.connect.reports.compare;

import io.connect.reports.model.Metric;
import io.connect.reports.model.RunResult;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Simulates the comparison over suites: a baseline of five runs, some runs of a candidate, and figures that scatter about a
 * known level from run to run. In one scenario one figure of the candidate is worse by a known factor.
 */
final class SuiteFigures {

    static final int SCENARIOS = 10;
    private static final List<Metric> METRICS = List.of(Metric.DRAIN_RATE, Metric.LATENCY_P95, Metric.CPU_PER_MESSAGE);
    private static final double LEVEL = 1_000;

    private SuiteFigures() {}

    /**
     * The scatter of one build's figures from run to run.
     *
     * @param scatter standard deviation, as a fraction
     * @param spread standard deviation of the scatter's own logarithm from scenario to scenario
     * @param disturbed part of the figures that are worse by up to eight times the scatter
     */
    record Noise(double scatter, double spread, double disturbed) {}

    /**
     * The outcomes of the suites, as fractions.
     *
     * @param alarms suites without a planted regression that have a regression, or one that only lacks its confirmation
     * @param found suites in which the planted regression was found
     * @param suspected suites with at least one figure that is worse by more than 10 %
     */
    record Figures(double alarms, double found, double suspected) {}

    static Figures simulate(Noise noise, double worse, int runs, int suites, long seed) {
        Random random = new Random(seed);
        int alarms = 0;
        int found = 0;
        int suspected = 0;
        for (int suite = 0; suite < suites; suite++) {
            double[] scatter = new double[SCENARIOS];
            for (int scenario = 0; scenario < SCENARIOS; scenario++) {
                scatter[scenario] = noise.scatter() * StrictMath.exp(noise.spread() * random.nextGaussian());
            }
            List<Side> baselines = sides("base", ComparisonRule.BASELINE_RUNS, scatter, noise, 1, random);
            List<Side> candidates = sides("candidate", runs, scatter, noise, worse, random);
            Scatter pooled = Scatter.of(baselines);
            boolean alarm = false;
            boolean suspicion = false;
            for (int scenario = 0; scenario < SCENARIOS; scenario++) {
                MetricComparator comparator = new MetricComparator(
                        baselines.get(scenario), candidates.get(scenario), pooled, SCENARIOS * METRICS.size(), true);
                for (Metric metric : METRICS) {
                    MetricChange change = comparator.compare(metric.id());
                    boolean planted = worse != 1 && scenario == 0 && metric == METRICS.get(0);
                    boolean called = change.outcome() == Outcome.REGRESSED || change.unconfirmed();
                    found += planted && called ? 1 : 0;
                    alarm |= !planted && called;
                    suspicion |= change.outcome() == Outcome.SUSPECTED;
                }
            }
            alarms += alarm ? 1 : 0;
            suspected += suspicion ? 1 : 0;
        }
        return new Figures((double) alarms / suites, (double) found / suites, (double) suspected / suites);
    }

    private static List<Side> sides(
            String side, int count, double[] scatter, Noise noise, double worse, Random random) {
        List<Side> sides = new ArrayList<>();
        for (int scenario = 0; scenario < SCENARIOS; scenario++) {
            List<RunResult> runs = new ArrayList<>();
            for (int run = 0; run < count; run++) {
                Map<Metric, Double> figures = new EnumMap<>(Metric.class);
                for (Metric metric : METRICS) {
                    double deviation = random.nextGaussian();
                    if (random.nextDouble() < noise.disturbed()) {
                        deviation += 8 * random.nextDouble();
                    }
                    double factor = StrictMath.exp(scatter[scenario] * deviation);
                    if (scenario == 0 && metric == METRICS.get(0)) {
                        factor *= worse;
                    }
                    figures.put(metric, metric == Metric.DRAIN_RATE ? LEVEL / factor : LEVEL * factor);
                }
                runs.add(Suites.run(side + "-" + run, "scenario-" + scenario, figures));
            }
            sides.add(new Side(runs));
        }
        return sides;
    }
}
