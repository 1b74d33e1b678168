package io.connect.reports.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.connect.reports.model.EncodedHistogram;
import io.connect.reports.model.Series;
import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class CurvesTest {

    @Test
    void aMissedSampleIsDrawnOverAndALongSilenceIsAGap() {
        Series series = new Series("%", 10, 1, Arrays.asList(null, 1.0, null, 2.0, null, null, null, null, 3.0, null));

        List<Double[]> points = Curves.of(series);

        assertThat(points)
                .containsExactly(
                        new Double[] {11.0, 1.0}, new Double[] {13.0, 2.0}, new Double[] {14.0, null}, new Double[] {
                            18.0, 3.0
                        });
    }

    @Test
    void thePercentileCurveEndsAtTheLargestValue() {
        Histogram histogram = EncodedHistogram.newHistogram();
        for (int ms = 1; ms <= 1_000; ms++) {
            histogram.recordValue(ms * 1_000L);
        }

        List<Double[]> points = Curves.percentiles(EncodedHistogram.of(histogram));

        assertThat(points.get(points.size() - 1)[0]).isEqualTo(1_000);
        assertThat(points.get(points.size() - 1)[1]).isCloseTo(1_000, within(1.0));
        assertThat(points).isSortedAccordingTo((a, b) -> Double.compare(a[0], b[0]));
        double median =
                points.stream().filter(point -> point[0] >= 2).findFirst().orElseThrow()[1];
        assertThat(median).isCloseTo(500, within(2.0));
    }
}
