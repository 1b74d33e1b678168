package io.connect.reports.html;

import io.connect.reports.model.EncodedHistogram;
import io.connect.reports.model.IntervalHistograms;
import io.connect.reports.model.Series;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** Computes points of lines from samples and histograms. */
final class Curves {

    private static final double MICROS_PER_MILLI = 1_000;
    private static final int TICKS_PER_HALVING = 5;
    private static final int MISSED_SAMPLES = 3;

    private Curves() {}

    /**
     * The samples as points. A gap of a few samples that a busy machine missed is bridged. A longer gap, as after a process was
     * killed, stays.
     */
    static List<Double[]> of(Series series) {
        List<Double[]> points = new ArrayList<>();
        List<Double> values = series.values();
        int i = 0;
        while (i < values.size()) {
            int silent = i;
            while (silent < values.size() && values.get(silent) == null) {
                silent++;
            }
            if (silent - i > MISSED_SAMPLES) {
                points.add(new Double[] {series.at(i), null});
            }
            if (silent < values.size()) {
                points.add(new Double[] {series.at(silent), values.get(silent)});
            }
            i = silent + 1;
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

    /** The percentile curve in ms over 1 / (1 − percentile), which spaces p90, p99 and p99.9 evenly on a logarithmic axis. */
    static List<Double[]> percentiles(EncodedHistogram stored) {
        Histogram histogram = stored.decode();
        List<Double[]> points = new ArrayList<>();
        for (HistogramIterationValue step : histogram.percentiles(TICKS_PER_HALVING)) {
            double rest = 1 - step.getPercentileLevelIteratedTo() / 100;
            // The last step is the 100th percentile, where the formula would give 1 / 0. The smallest share in the data
            // is one message of all messages.
            double x = Math.min(rest <= 0 ? Double.MAX_VALUE : 1 / rest, Math.max(1, histogram.getTotalCount()));
            points.add(new Double[] {x, step.getValueIteratedTo() / MICROS_PER_MILLI});
        }
        return points;
    }
}
