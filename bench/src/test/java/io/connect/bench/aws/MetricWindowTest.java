package io.connect.bench.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class MetricWindowTest {

    @Test
    void holdsTheMinutesThatARunBeganAndEndedIn() {
        assertThat(around("2026-01-02T03:03:59.999Z", "2026-01-02T03:05:00.001Z"))
                .isEqualTo(window("2026-01-02T03:03:00Z", "2026-01-02T03:06:00Z"));
        assertThat(around("2026-01-02T03:03:10Z", "2026-01-02T03:03:20Z"))
                .isEqualTo(window("2026-01-02T03:03:00Z", "2026-01-02T03:04:00Z"));
    }

    @Test
    void addsNothingToFullMinutesUnlessThereWouldBeNone() {
        assertThat(around("2026-01-02T03:03:00Z", "2026-01-02T03:05:00Z"))
                .isEqualTo(window("2026-01-02T03:03:00Z", "2026-01-02T03:05:00Z"));
        assertThat(around("2026-01-02T03:03:00Z", "2026-01-02T03:03:00Z"))
                .isEqualTo(window("2026-01-02T03:03:00Z", "2026-01-02T03:04:00Z"));
    }

    @Test
    void refusesAnImpossibleWindow() {
        assertThatThrownBy(() -> window("2026-01-02T03:03:00Z", "2026-01-02T03:03:00Z"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from 2026-01-02T03:03:00Z to 2026-01-02T03:03:00Z");
        assertThatThrownBy(() -> window("2026-01-02T03:03:01Z", "2026-01-02T03:04:00Z"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static MetricWindow around(String start, String end) {
        return MetricWindow.around(Instant.parse(start), Instant.parse(end));
    }

    private static MetricWindow window(String from, String to) {
        return new MetricWindow(Instant.parse(from), Instant.parse(to));
    }
}
