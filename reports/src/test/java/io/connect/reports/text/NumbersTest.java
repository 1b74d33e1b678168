package io.connect.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.0412, 0.041",
        "3.14159, 3.14",
        "17, 17",
        "45.499, 45.50",
        "640.12, 640.1",
        "12345.6, '12,346'",
        "-3305.2, '-3,305'"
    })
    void fourDigitsAndNeverAnExponent(double value, String text) {
        assertThat(Numbers.plain(value)).isEqualTo(text);
    }

    @Test
    void aMissingFigureIsADash() {
        assertThat(Numbers.plain(null)).isEqualTo("–");
        assertThat(Numbers.change(null)).isEqualTo("–");
    }

    @Test
    void aChangeTooSmallHasNoSign() {
        assertThat(Numbers.change(-0.01)).isEqualTo("0.0 %");
        assertThat(Numbers.change(12.34)).isEqualTo("+12.3 %");
    }

    @Test
    void bytesAreDecimal() {
        assertThat(Numbers.bytes(900)).isEqualTo("900 B");
        assertThat(Numbers.bytes(10_000)).isEqualTo("10 KB");
        assertThat(Numbers.bytes(5_000_000)).isEqualTo("5.00 MB");
    }

    @Test
    void columnsOfNumbersStandToTheRight() {
        String table =
                Table.of("metric", ">ms").row("p50", "7").row("p99", "1,234").toString();

        assertThat(table).isEqualTo("metric     ms\n------  -----\np50         7\np99     1,234\n");
    }

    @Test
    void millisecondsAreShownInTheUnitThatReadsBest() {
        assertThat(Numbers.millis(0.84)).isEqualTo("0.8 ms");
        assertThat(Numbers.millis(76.4)).isEqualTo("76 ms");
        assertThat(Numbers.millis(999.4)).isEqualTo("999 ms");
        assertThat(Numbers.millis(9_210)).isEqualTo("9.2 s");
        assertThat(Numbers.millis(1_330_000)).isEqualTo("1,330 s");
    }

    @Test
    void rollsOverToTheNextUnitInsteadOfShowingItsNumber() {
        assertThat(Numbers.millis(999.6)).isEqualTo("1.0 s");
        assertThat(Numbers.millis(9.97)).isEqualTo("10 ms");
    }

    @Test
    void theProgressLineShowsStageRateAndBacklog() {
        ProgressLine line = new ProgressLine(
                "test-1",
                "steady",
                Duration.ofSeconds(75),
                Duration.ofMinutes(2),
                250,
                248.7,
                1_234,
                112.4,
                List.of("latency 200 ms on kafka"));

        assertThat(line.toString())
                .isEqualTo("test-1         steady   1:15 of 2:00  offered    250/s  delivered    249/s"
                        + "  backlog   1,234  p95 112.4 ms  faults: latency 200 ms on kafka");
    }
}
