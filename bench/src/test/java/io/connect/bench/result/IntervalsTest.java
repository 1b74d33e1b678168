package io.connect.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.reports.model.EncodedHistogram;
import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalsTest {

    @ParameterizedTest
    @CsvSource({"0, 1", "2000, 1", "2001, 10", "14400, 10", "20001, 60", "86400, 60", "345600, 600", "9000000, 4500"})
    void areAsNarrowAsTheirNumberAllows(long seconds, int width) {
        assertThat(Intervals.of(seconds)).isEqualTo(new Intervals(width));
        assertThat((seconds + width - 1) / width).isLessThanOrEqualTo(Intervals.MOST_VALUES);
    }

    @Test
    void ratesAreAveragedAndTimesAddedOverTheSecondsThatHaveThem() {
        Intervals three = new Intervals(3);
        List<Double> bySecond = Arrays.asList(1.0, null, 3.0, null, null, null, 8.0);

        assertThat(three.means(bySecond)).containsExactly(2.0, null, 8.0);
        assertThat(three.sums(bySecond)).containsExactly(4.0, null, 8.0);
    }

    @Test
    void secondsStayAsTheyAre() {
        List<Double> bySecond = Arrays.asList(1.0, null, 3.0);

        assertThat(new Intervals(1).means(bySecond)).isEqualTo(bySecond);
        assertThat(new Intervals(1).histograms(Arrays.asList("as it is", null))).containsExactly("as it is", null);
    }

    @Test
    void percentilesOfAnIntervalCoverAllItsMessages() {
        String fast = EncodedHistogram.encode(histogram(99, 10));
        String slow = EncodedHistogram.encode(histogram(1, 5_000));

        List<String> folded = new Intervals(2).histograms(Arrays.asList(fast, slow, null, null, slow));

        assertThat(folded).hasSize(3).element(1).isNull();
        Histogram both = EncodedHistogram.decode(folded.get(0));
        assertThat(both.getTotalCount()).isEqualTo(100);
        assertThat(both.getValueAtPercentile(99)).isEqualTo(10);
        assertThat(both.getMaxValue()).isBetween(4_990L, 5_010L);
        assertThat(folded.get(2)).isEqualTo(slow);
    }

    private static Histogram histogram(int count, long value) {
        Histogram histogram = EncodedHistogram.newHistogram();
        histogram.recordValueWithCount(value, count);
        return histogram;
    }
}
