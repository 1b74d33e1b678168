package io.connect.bench.result;

import io.connect.reports.model.EncodedHistogram;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.HdrHistogram.Histogram;

/**
 * Combines the samples of all seconds into the intervals of a result. An interval is one second if the run has at most
 * {@value #MOST_VALUES} seconds. A longer run has longer intervals, since a report with more points is slow and shows nothing
 * more.
 *
 * @param seconds length of each interval
 */
record Intervals(int seconds) {

    static final int MOST_VALUES = 2_000;

    private static final int[] WIDTHS = {1, 10, 60, 600, 3_600};

    /** The shortest intervals that cover this many seconds. */
    static Intervals of(long seconds) {
        for (int width : WIDTHS) {
            if (seconds <= (long) width * MOST_VALUES) {
                return new Intervals(width);
            }
        }
        return new Intervals((int) -Math.floorDiv(-seconds, (long) MOST_VALUES));
    }

    /** The mean of each interval; null if none of its seconds has a value. */
    List<Double> means(List<Double> bySecond) {
        return folded(bySecond, values -> values.average().orElseThrow());
    }

    /** The sum of each interval; null if none of its seconds has a value. */
    List<Double> sums(List<Double> bySecond) {
        return folded(bySecond, DoubleStream::sum);
    }

    private List<Double> folded(List<Double> bySecond, Function<DoubleStream, Double> fold) {
        return each(bySecond, values -> fold.apply(values.stream().mapToDouble(Double::doubleValue)));
    }

    /** The values of each interval in one histogram; null if none of its seconds has any. */
    List<String> histograms(List<String> encodedBySecond) {
        return each(encodedBySecond, Intervals::merged);
    }

    private static String merged(List<String> encoded) {
        if (encoded.size() == 1) {
            return encoded.get(0);
        }
        Histogram all = EncodedHistogram.newHistogram();
        encoded.forEach(one -> all.add(EncodedHistogram.decode(one)));
        return EncodedHistogram.encode(all);
    }

    private <T> List<T> each(List<T> bySecond, Function<List<T>, T> fold) {
        List<T> folded = new ArrayList<>();
        for (int from = 0; from < bySecond.size(); from += seconds) {
            List<T> there = bySecond.subList(from, Math.min(from + seconds, bySecond.size())).stream()
                    .filter(Objects::nonNull)
                    .toList();
            folded.add(there.isEmpty() ? null : fold.apply(there));
        }
        return folded;
    }
}
