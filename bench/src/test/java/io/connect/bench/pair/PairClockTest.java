package io.connect.bench.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PairClockTest {

    private Duration now = Duration.ofHours(3);
    private final PairClock clock = new PairClock(new PairCount(6, 10, Duration.ofMinutes(10)), () -> now.toNanos());

    @Test
    void theLeastPairsAreRunHoweverLongTheyTake() {
        assertThat(clock.hasTimeFor(1)).isTrue();
        now = now.plusHours(1);
        assertThat(clock.hasTimeFor(6)).isTrue();
        assertThat(clock.hasTimeFor(7)).isFalse();
    }

    /**
     * The uncounted pair and six others took eight minutes and 45 seconds. So the seventh would end at ten minutes, but the eighth
     * would not.
     */
    @Test
    void noPairBeginsThatWouldNotEndInTime() {
        assertThat(clock.hasTimeFor(PairPlan.UNCOUNTED)).isTrue();
        now = now.plusSeconds(7 * 75);
        assertThat(clock.hasTimeFor(7)).isTrue();
        now = now.plusSeconds(76);
        assertThat(clock.hasTimeFor(8)).isFalse();
    }

    /** Seven pairs, one of them uncounted, took nine minutes. The next one is skipped in no time, but the time per pair must not appear to be 77 seconds. */
    @Test
    void noPairBeginsAfterOneThatThereWasNoTimeFor() {
        PairClock ofMany = new PairClock(new PairCount(6, 16, Duration.ofMinutes(10)), () -> now.toNanos());
        assertThat(ofMany.hasTimeFor(1)).isTrue();
        now = now.plusMinutes(9);
        for (int pair = 7; pair <= 16; pair++) {
            assertThat(ofMany.hasTimeFor(pair)).as("pair %d", pair).isFalse();
        }
    }

    @Test
    void allScenariosOfAPairGetOneAnswer() {
        assertThat(clock.hasTimeFor(1)).isTrue();
        now = now.plusSeconds(400);
        assertThat(clock.hasTimeFor(7)).isTrue();
        now = now.plusSeconds(400);
        assertThat(clock.hasTimeFor(7)).isTrue();
    }
}
