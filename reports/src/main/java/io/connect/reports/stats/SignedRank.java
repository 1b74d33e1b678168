package io.connect.reports.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * Wilcoxon's signed-rank distribution for paired differences, exact: the Hodges-Lehmann estimate of their centre and one-sided
 * confidence bounds for it. Assumes that differences scatter symmetrically about their centre. Pairs in a balanced order ensure
 * this by design.
 */
public final class SignedRank {

    private final double[] walshAverages;
    private final int pairs;

    private SignedRank(double[] walshAverages, int pairs) {
        this.walshAverages = walshAverages;
        this.pairs = pairs;
    }

    /** Computes it from the differences of pairs, at least one. */
    public static SignedRank of(List<Double> differences) {
        if (differences.isEmpty()) {
            throw new IllegalArgumentException("no pairs, at least one is needed");
        }
        List<Double> averages = new ArrayList<>();
        for (int i = 0; i < differences.size(); i++) {
            for (int j = i; j < differences.size(); j++) {
                averages.add((differences.get(i) + differences.get(j)) / 2);
            }
        }
        return new SignedRank(Samples.sorted(averages), differences.size());
    }

    /** The Hodges-Lehmann estimate: the median of the means of all pairs of differences. */
    public double estimate() {
        int middle = walshAverages.length / 2;
        return walshAverages.length % 2 == 1
                ? walshAverages[middle]
                : (walshAverages[middle - 1] + walshAverages[middle]) / 2;
    }

    /**
     * The centre is below this value with probability {@code alpha} at most; minus infinity if there are too few pairs for this
     * ({@code 2^-pairs > alpha}).
     */
    public double lowerBound(double alpha) {
        int excluded = excluded(pairs, alpha);
        return excluded == 0 ? Double.NEGATIVE_INFINITY : walshAverages[excluded - 1];
    }

    /** The centre is above this value with probability {@code alpha} at most; infinity if there are too few pairs. */
    public double upperBound(double alpha) {
        int excluded = excluded(pairs, alpha);
        return excluded == 0 ? Double.POSITIVE_INFINITY : walshAverages[walshAverages.length - excluded];
    }

    /** P(T ≤ t) of the signed-rank statistic of n untied pairs without an effect. */
    public static double cumulative(int n, int t) {
        double sum = 0;
        double[] distribution = distribution(n);
        for (int i = 0; i <= t && i < distribution.length; i++) {
            sum += distribution[i];
        }
        return Math.min(1, sum);
    }

    /** How many of the outermost Walsh averages may be cut off: the largest k with P(T ≤ k − 1) ≤ alpha. */
    private static int excluded(int n, double alpha) {
        if (!(alpha > 0 && alpha < 0.5)) {
            throw new IllegalArgumentException("alpha is " + alpha + ", a probability between 0 and 0.5 is needed");
        }
        double sum = 0;
        int count = 0;
        for (double probability : distribution(n)) {
            sum += probability;
            if (sum > alpha) {
                break;
            }
            count++;
        }
        return count;
    }

    private static double[] distribution(int n) {
        double[] probabilities = new double[n * (n + 1) / 2 + 1];
        probabilities[0] = 1;
        int reached = 0;
        for (int rank = 1; rank <= n; rank++) {
            reached += rank;
            for (int t = reached; t >= 0; t--) {
                probabilities[t] = (probabilities[t] + (t >= rank ? probabilities[t - rank] : 0)) / 2;
            }
        }
        return probabilities;
    }
}
