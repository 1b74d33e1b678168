package io.connect.bench.scenario.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A printed value reads back as the same value. */
class UnitTextTest {

    private static final int TRIES = 300;

    @Property(tries = TRIES)
    void ratePrintsAndReadsBack(@ForAll @DoubleRange(min = 0, max = 1e9) double perSecond) {
        Rate rate = new Rate(perSecond);
        assertThat(Rate.parse(rate.toString())).isEqualTo(rate);
    }

    @Property(tries = TRIES)
    void percentPrintsAndReadsBack(@ForAll @DoubleRange(min = 0, max = 1e6) double value) {
        Percent percent = new Percent(value);
        assertThat(Percent.parse(percent.toString())).isEqualTo(percent);
    }

    @Property(tries = TRIES)
    void sizePrintsAndReadsBack(@ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long bytes) {
        DataSize size = new DataSize(bytes);
        assertThat(DataSize.parse(size.toString())).isEqualTo(size);
    }

    @Property(tries = TRIES)
    void bandwidthPrintsAndReadsBack(@ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long bitsPerSecond) {
        Bandwidth bandwidth = new Bandwidth(bitsPerSecond);
        assertThat(Bandwidth.parse(bandwidth.toString())).isEqualTo(bandwidth);
    }

    @Property(tries = TRIES)
    void durationPrintsAndReadsBack(@ForAll @LongRange(min = 0, max = 86_400_000_000_000L) long micros) {
        Duration duration = Duration.ofSeconds(micros / 1_000_000, micros % 1_000_000 * 1_000);
        assertThat(DurationText.parse(DurationText.print(duration))).isEqualTo(duration);
    }

    @ParameterizedTest
    @CsvSource({
        "10KB, 10000",
        "10KiB, 10240",
        "4GiB, 4294967296",
        "0.5MB, 500000",
        "512B, 512",
    })
    void decimalUnitsCountInThousandsAndBinaryOnesIn1024s(String text, long bytes) {
        assertThat(DataSize.parse(text).bytes()).isEqualTo(bytes);
    }

    @Test
    void largestUnitThatDividesIsPrinted() {
        assertThat(new DataSize(10_000)).hasToString("10KB");
        assertThat(new DataSize(1 << 30)).hasToString("1GiB");
        assertThat(new DataSize(1001)).hasToString("1001B");
        assertThat(Bandwidth.parse("10Mbit/s").bytesPerSecond()).isEqualTo(1_250_000);
        assertThat(Bandwidth.parse("5MB/s")).hasToString("40Mbit/s");
        assertThat(DurationText.print(Duration.ofSeconds(90))).isEqualTo("90s");
        assertThat(DurationText.print(Duration.ofMinutes(120))).isEqualTo("2h");
        assertThat(DurationText.print(Duration.ZERO)).isEqualTo("0s");
    }

    @Test
    void aMissingUnitIsNamedTogetherWithTheKnownOnes() {
        assertThatThrownBy(() -> Rate.parse("500"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'500' has no unit, a rate is written like 500/s (units: /s)");
        assertThatThrownBy(() -> DurationText.parse("20"))
                .hasMessage("'20' has no unit, a duration is written like 250ms (units: us, ms, s, m, h, d)");
    }

    @Test
    void unknownUnitIsNamed() {
        assertThatThrownBy(() -> DataSize.parse("10kb"))
                .hasMessage(
                        "'10kb' has an unknown unit 'kb', expected one like 10KB (units: B, KB, KiB, MB, MiB, GB, GiB)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fast", "-5/s", "1e3/s", "5 /s", "/s", ".5/s"})
    void refusesTextThatIsNoQuantity(String text) {
        assertThatThrownBy(() -> Rate.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'");
    }

    @Test
    void partsOfTheSmallestUnitAndHugeValuesAreRefused() {
        assertThatThrownBy(() -> DataSize.parse("0.5B")).hasMessageContaining("not a whole number");
        assertThatThrownBy(() -> DataSize.parse("99999999999GB")).hasMessageContaining("too large");
        assertThatThrownBy(() -> DurationText.parse("300000d"))
                .hasMessage("'300000d' is out of range, a duration is at most 1000d");
        assertThatThrownBy(() -> new Rate(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DataSize(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Percent(Double.POSITIVE_INFINITY)).isInstanceOf(IllegalArgumentException.class);
    }
}
