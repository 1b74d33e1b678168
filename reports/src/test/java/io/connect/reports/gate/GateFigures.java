package io.connect.reports.gate;

import io.connect.reports.gate.PairedGate.Pair;
import io.connect.reports.model.Better;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Plays the gate over simulated series: pairs whose ratio scatters about a known one, a decision after six, and two pairs more
 * for as long as it is inconclusive. Now and then a run is disturbed, as on a shared machine.
 */
final class GateFigures {

    static final int MOST_PAIRS = 16;
    static final int SERIES = 4_000;
    private static final int PAIRS_AT_A_TIME = 2;
    /** One run in twenty takes up to half as long again, whichever build it is of. */
    private static final double DISTURBED = 0.05;

    private GateFigures() {}

    /** What became of the series, in parts of one, and the mean number of pairs they took. */
    record Figures(double fail, double pass, double inconclusive, double pairs) {}

    static Figures simulate(double trueRatio, double noise, long seed) {
        Random random = new Random(seed);
        int[] counts = new int[Decision.values().length];
        long pairsTaken = 0;
        for (int series = 0; series < SERIES; series++) {
            List<Pair> pairs = new ArrayList<>();
            Decision decision = Decision.INCONCLUSIVE;
            while (decision == Decision.INCONCLUSIVE && pairs.size() < MOST_PAIRS) {
                int more = pairs.isEmpty() ? GateRule.DEFAULT.leastPairs() : PAIRS_AT_A_TIME;
                for (int i = 0; i < more; i++) {
                    // The scatter of a ratio is that of both runs together.
                    double each = noise / Math.sqrt(2);
                    pairs.add(new Pair(run(random, 1, each), run(random, trueRatio, each)));
                }
                decision =
                        PairedGate.decide(pairs, Better.LOWER, GateRule.DEFAULT).decision();
            }
            counts[decision.ordinal()]++;
            pairsTaken += pairs.size();
        }
        return new Figures(
                (double) counts[Decision.FAIL.ordinal()] / SERIES,
                (double) counts[Decision.PASS.ordinal()] / SERIES,
                (double) counts[Decision.INCONCLUSIVE.ordinal()] / SERIES,
                (double) pairsTaken / SERIES);
    }

    private static double run(Random random, double level, double noise) {
        // StrictMath: the same digits on every machine, so that the documented figures stay true.
        double value = level * StrictMath.exp(noise * random.nextGaussian());
        return random.nextDouble() < DISTURBED ? value * (1 + 0.5 * random.nextDouble()) : value;
    }
}
