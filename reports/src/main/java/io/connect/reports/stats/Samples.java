package io.connect.reports.stats;

import java.util.Arrays;
import java.util.List;

/** Statistics of any list of figures. */
public final class Samples {

    private Samples() {}

    /** The middle value, or the mean of the two in the middle. */
    public static double median(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no values to take the median of");
        }
        double[] sorted = sorted(values);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The mean. */
    public static double mean(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no values to take the mean of");
        }
        return values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
    }

    /** The standard deviation of a sample, of two values or more. */
    public static double deviation(List<Double> values) {
        if (values.size() < 2) {
            throw new IllegalArgumentException("a deviation needs two values or more, met " + values.size());
        }
        double mean = mean(values);
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (values.size() - 1));
    }

    static double[] sorted(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
