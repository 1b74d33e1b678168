package io.connect.reports.history;

import io.connect.reports.stats.RankTest;
import io.connect.reports.stats.Samples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Finds where a figure changed for good in a list of runs: the split whose sides differ most in rank is kept when an exact rank
 * test, corrected for the number of splits tried, calls it real and the medians differ by enough to matter; then both sides are
 * searched the same way.
 */
public final class ChangePoints {

    /** Fewer runs than this on a side are an outlier, not a change. */
    static final int LEAST_ON_A_SIDE = 4;
    /** A change of the median below this part is not worth a mark. */
    static final double LEAST_CHANGE = 0.05;

    private static final double SIGNIFICANCE = 0.05;
    /** The exact test counts all orders, which grows with the cube of the length. */
    private static final int LONGEST = 100;

    private ChangePoints() {}

    /** Indexes of the first run after each change, ascending; only the last {@value #LONGEST} runs are searched. */
    public static List<Integer> in(List<Double> values) {
        List<Integer> found = new ArrayList<>();
        search(values, Math.max(0, values.size() - LONGEST), values.size(), found);
        Collections.sort(found);
        return List.copyOf(found);
    }

    private static void search(List<Double> values, int from, int to, List<Integer> found) {
        int splits = to - from - 2 * LEAST_ON_A_SIDE + 1;
        if (splits < 1) {
            return;
        }
        int best = -1;
        double strongest = -1;
        for (int split = from + LEAST_ON_A_SIDE; split <= to - LEAST_ON_A_SIDE; split++) {
            double strength = strength(values.subList(from, split), values.subList(split, to));
            if (strength > strongest) {
                strongest = strength;
                best = split;
            }
        }
        List<Double> before = values.subList(from, best);
        List<Double> after = values.subList(best, to);
        double oneSided = Math.min(
                RankTest.probabilityFirstIsHigher(before, after), RankTest.probabilityFirstIsHigher(after, before));
        boolean real = 2 * oneSided * splits <= SIGNIFICANCE;
        double was = Samples.median(before);
        boolean matters = Math.abs(Samples.median(after) - was) > LEAST_CHANGE * Math.abs(was);
        if (real && matters) {
            found.add(best);
            search(values, from, best, found);
            search(values, best, to, found);
        }
    }

    /** How far the order of the two sides is from an even mix, in standard deviations of the rank statistic. */
    private static double strength(List<Double> before, List<Double> after) {
        double wins = 0;
        for (double a : before) {
            for (double b : after) {
                wins += a > b ? 1 : a == b ? 0.5 : 0;
            }
        }
        double n = before.size();
        double m = after.size();
        return Math.abs(wins - n * m / 2) / Math.sqrt(n * m * (n + m + 1) / 12);
    }
}
