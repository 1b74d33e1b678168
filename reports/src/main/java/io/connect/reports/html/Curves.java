package io.connect.reports.html;

import io.connect.reports.model.EncodedHistogram;
import io.connect.reports.model.IntervalHistograms;
import io.connect.reports.model.Series;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** Points of lines, out of samples and histograms. */
final class Curves {

    private static final double MICROS_PER_MILLI = 1_000;
    private static final int TICKS_PER_HALVING = 5;

    private Curves() {}

    static List<Double[]> of(Series series) {
        List<Double[]> points = new ArrayList<>();
        for (int i = 0; i < series.values().size(); i++) {
            points.add(new Double[] {series.at(i), series.values().get(i)});
        }
        return points;
    }

    /** A percentile over time in ms, interval by interval. */
    static List<Double[]> overTime(IntervalHistograms intervals, double percentile) {
        List<Double[]> points = new ArrayList<>();
        for (int i = 0; i < intervals.encoded().size(); i++) {
            String encoded = intervals.encoded().get(i);
            Double value = encoded == null
                    ? null
                    : EncodedHistogram.decode(encoded).getValueAtPercentile(percentile) / MICROS_PER_MILLI;
            points.add(new Double[] {intervals.at(i), value});
        }
        return points;
    }

    /** The percentile curve in ms over 1 / (1 − percentile), which spreads the nines evenly on a logarithmic axis. */
    static List<Double[]> percentiles(EncodedHistogram stored) {
        Histogram histogram = stored.decode();
        List<Double[]> points = new ArrayList<>();
        for (HistogramIterationValue step : histogram.percentiles(TICKS_PER_HALVING)) {
            double rest = 1 - step.getPercentileLevelIteratedTo() / 100;
            // The last step is the 100th percentile, for which 1 / 0 stands; one message of all is as far as the data
            // reaches.
            double x = Math.min(rest <= 0 ? Double.MAX_VALUE : 1 / rest, Math.max(1, histogram.getTotalCount()));
            points.add(new Double[] {x, step.getValueIteratedTo() / MICROS_PER_MILLI});
        }
        return points;
    }
}
