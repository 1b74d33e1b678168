package io.connect.reports.stats;

import java.util.Arrays;
import java.util.List;

/**
 * The exact Mann-Whitney test: how likely two lists of figures of the same origin would be ordered at least as strongly as
 * these. Ties get the mean of their ranks, and the distribution is that of those very ranks, so it stays exact.
 */
public final class RankTest {

    /** Doubled, mean ranks of ties are whole numbers. */
    private static final int DOUBLED = 2;

    private RankTest() {}

    /**
     * One-sided: the probability, were both lists of one origin, that the first ranks as high as here or higher.
     *
     * @return between 0 and 1; 1 / (n+m choose n) at least
     */
    public static double probabilityFirstIsHigher(List<Double> first, List<Double> second) {
        if (first.isEmpty() || second.isEmpty()) {
            throw new IllegalArgumentException(
                    "a rank test needs figures on both sides, met " + first.size() + " and " + second.size());
        }
        int[] ranks = doubledRanks(first, second);
        int observed = 0;
        for (int i = 0; i < first.size(); i++) {
            observed += ranks[i];
        }
        return upperTail(ranks, first.size(), observed);
    }

    /** Twice the mid-rank of each figure, those of the first list first. */
    private static int[] doubledRanks(List<Double> first, List<Double> second) {
        int total = first.size() + second.size();
        double[] all = new double[total];
        for (int i = 0; i < total; i++) {
            all[i] = i < first.size() ? first.get(i) : second.get(i - first.size());
        }
        double[] sorted = all.clone();
        Arrays.sort(sorted);
        int[] ranks = new int[total];
        for (int i = 0; i < total; i++) {
            int below = 0;
            int equal = 0;
            for (double other : sorted) {
                if (other < all[i]) {
                    below++;
                } else if (other == all[i]) {
                    equal++;
                }
            }
            ranks[i] = DOUBLED * below + equal + 1;
        }
        return ranks;
    }

    /** Share of all choices of {@code size} ranks whose sum is {@code observed} or more, counted by dynamic programming. */
    private static double upperTail(int[] ranks, int size, int observed) {
        int sum = Arrays.stream(ranks).sum();
        double[][] ways = new double[size + 1][sum + 1];
        ways[0][0] = 1;
        for (int rank : ranks) {
            for (int chosen = size; chosen > 0; chosen--) {
                for (int reached = sum; reached >= rank; reached--) {
                    ways[chosen][reached] += ways[chosen - 1][reached - rank];
                }
            }
        }
        double tail = 0;
        double all = 0;
        for (int reached = 0; reached <= sum; reached++) {
            all += ways[size][reached];
            if (reached >= observed) {
                tail += ways[size][reached];
            }
        }
        return tail / all;
    }
}
