package io.connect.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockTest {

    @ParameterizedTest
    @CsvSource({"0, 0:00", "7, 0:07", "75.5, 1:15.5", "600, 10:00", "-0.2, −0:00.2"})
    void readsAsPeopleReadIt(double seconds, String text) {
        assertThat(Clock.of(seconds)).isEqualTo(text);
    }
}
