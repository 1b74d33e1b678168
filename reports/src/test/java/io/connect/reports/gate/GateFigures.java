package io.connect.reports.gate;

import io.connect.reports.gate.PairedGate.Pair;
import io.connect.reports.model.Better;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Simulates the gate over series of pairs whose ratio scatters about a known ratio. The gate decides after six pairs, and after
 * two more pairs as long as it is inconclusive. Some runs are disturbed, as on a shared machine.
 */
final class GateFigures {

    /** The same value as in {@code ci/ab.sh}. */
    static final int MOST_PAIRS = 16;

    static final int SERIES = 2_000;
    private static final int PAIRS_AT_A_TIME = 2;
    /** One run in twenty takes up to 1.5 times as long, whichever build it measures. */
    private static final double DISTURBED = 0.05;

    private GateFigures() {}

    /** The outcomes of the series, as fractions, and the mean number of pairs. */
    record Figures(double fail, double pass, double inconclusive, double pairs) {}

    /**
     * The way in which two builds are measured.
     *
     * @param trueRatio candidate ÷ base
     * @param noise standard deviation of a pair's ratio
     * @param between standard deviation of the ratio of two workers of one build, constant during their lifetime
     * @param fresh whether each pair has workers of its own
     */
    record Session(double trueRatio, double noise, double between, boolean fresh) {}

    static Figures simulate(Session session, int sessions, long seed) {
        return simulate(session, sessions, seed, MOST_PAIRS);
    }

    static Figures simulate(Session session, int sessions, long seed, int mostPairs) {
        Random random = new Random(seed);
        int[] counts = new int[Decision.values().length];
        long pairsTaken = 0;
        for (int series = 0; series < sessions; series++) {
            List<Pair> pairs = new ArrayList<>();
            List<Pair> controls = new ArrayList<>();
            // The scatter of a ratio contains the scatter of both runs.
            double each = session.noise() / Math.sqrt(2);
            double[] workers = workers(random, session);
            Decision decision = Decision.INCONCLUSIVE;
            while (decision == Decision.INCONCLUSIVE && pairs.size() < mostPairs) {
                int more = pairs.isEmpty() ? GateRule.DEFAULT.leastPairs() : PAIRS_AT_A_TIME;
                for (int i = 0; i < more; i++) {
                    String set = session.fresh() ? String.valueOf(pairs.size()) : "";
                    workers = session.fresh() ? workers(random, session) : workers;
                    double base = run(random, workers[0], each);
                    pairs.add(new Pair(base, run(random, session.trueRatio() * workers[1], each), set));
                    controls.add(new Pair(base, run(random, workers[2], each), set));
                }
                decision = PairedGate.decide(pairs, controls, Better.LOWER, GateRule.DEFAULT)
                        .decision();
            }
            counts[decision.ordinal()]++;
            pairsTaken += pairs.size();
        }
        return new Figures(
                (double) counts[Decision.FAIL.ordinal()] / sessions,
                (double) counts[Decision.PASS.ordinal()] / sessions,
                (double) counts[Decision.INCONCLUSIVE.ordinal()] / sessions,
                (double) pairsTaken / sessions);
    }

    /** The speed of a base, a candidate and a control. Each worker has a constant speed during its lifetime. */
    private static double[] workers(Random random, Session session) {
        double each = session.between() / Math.sqrt(2);
        return new double[] {
            StrictMath.exp(each * random.nextGaussian()),
            StrictMath.exp(each * random.nextGaussian()),
            StrictMath.exp(each * random.nextGaussian())
        };
    }

    private static double run(Random random, double level, double noise) {
        // StrictMath: the same digits on every machine, so that the documented figures stay true.
        double value = level * StrictMath.exp(noise * random.nextGaussian());
        return random.nextDouble() < DISTURBED ? value * (1 + 0.5 * random.nextDouble()) : value;
    }
}
