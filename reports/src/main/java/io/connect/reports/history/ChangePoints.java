package io.connect.reports.history;

import io.connect.reports.stats.Samples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Finds where a figure changed permanently in a list of runs. The best split leaves the least deviation from the medians of its
 * sides. It counts when the medians differ by more than the scatter between neighbouring runs explains, and by enough to
 * matter. Then both sides are searched in the same way.
 *
 * <p>Consecutive runs are similar, because a machine may be slow for days. A test that assumes independent runs finds a false
 * change in one series of eight. This class always assumes a correlation of {@value #AUTOCORRELATION}, and
 * {@code reports/docs/history.md} documents how often a mark is wrong.
 */
public final class ChangePoints {

    /** Fewer runs than this on a side are an outlier, not a change. */
    static final int LEAST_ON_A_SIDE = 4;
    /** A change of the median below this part is not worth a mark. */
    static final double LEAST_CHANGE = 0.05;
    /** Assumed correlation of a figure with the figure of the previous run. */
    static final double AUTOCORRELATION = 0.3;

    /** The factor by which correlation of neighbours raises the variance of a mean. */
    private static final double VARIANCE_OF_MEANS = (1 + AUTOCORRELATION) / (1 - AUTOCORRELATION);
    /** The variance of the difference of neighbours, as a multiple of the variance of one run. */
    private static final double VARIANCE_OF_DIFFERENCES = 2 * (1 - AUTOCORRELATION);
    /** The standard deviation of a normal distribution, as a multiple of its median absolute deviation. */
    private static final double DEVIATION_OF_MEDIAN = 1.4826;

    /**
     * How many standard errors the medians must differ by. Found by simulation over all splits, for at most one false mark in a
     * hundred series. In a short series the scatter itself is estimated badly; {@link #SHORT_SERIES} compensates for that.
     */
    private static final double LEAST_STRENGTH = 4.6;

    private static final double SHORT_SERIES = 4;

    private ChangePoints() {}

    /** Indexes of the first run after each change, ascending. */
    public static List<Integer> in(List<Double> values) {
        List<Integer> found = new ArrayList<>();
        search(values, 0, values.size(), found);
        Collections.sort(found);
        return List.copyOf(found);
    }

    private static void search(List<Double> values, int from, int to, List<Integer> found) {
        if (to - from < 2 * LEAST_ON_A_SIDE) {
            return;
        }
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int split = from + LEAST_ON_A_SIDE; split <= to - LEAST_ON_A_SIDE; split++) {
            double deviation = deviation(values.subList(from, split)) + deviation(values.subList(split, to));
            if (deviation < least) {
                least = deviation;
                best = split;
            }
        }
        double was = Samples.median(values.subList(from, best));
        double change = Math.abs(Samples.median(values.subList(best, to)) - was);
        if (change > LEAST_CHANGE * Math.abs(was) && change > explained(values.subList(from, to), best - from)) {
            found.add(best);
            search(values, from, best, found);
            search(values, best, to, found);
        }
    }

    private static double deviation(List<Double> values) {
        double median = Samples.median(values);
        return values.stream().mapToDouble(value -> Math.abs(value - median)).sum();
    }

    /** The difference of medians before and after a split that scatter alone can explain. */
    private static double explained(List<Double> values, int split) {
        int length = values.size();
        double error = scatter(values) * Math.sqrt(VARIANCE_OF_MEANS * (1.0 / split + 1.0 / (length - split)));
        return LEAST_STRENGTH * (1 + SHORT_SERIES / length) * error;
    }

    /**
     * The scatter of one run, from the differences of neighbours. A change adds one large difference, and hardly moves their
     * median.
     */
    private static double scatter(List<Double> values) {
        List<Double> differences = new ArrayList<>();
        for (int i = 1; i < values.size(); i++) {
            differences.add(Math.abs(values.get(i) - values.get(i - 1)));
        }
        return DEVIATION_OF_MEDIAN * Samples.median(differences) / Math.sqrt(VARIANCE_OF_DIFFERENCES);
    }
}
