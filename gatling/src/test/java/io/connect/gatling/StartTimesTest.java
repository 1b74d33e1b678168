package io.connect.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.load.LoadPhase;
import io.connect.bench.load.LoadPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class StartTimesTest {

    private final AtomicBoolean stopped = new AtomicBoolean();

    @Test
    void givesEachBatchItsIntendedStart() {
        assertThat(rest(times(4))).containsExactly(0L, 250_000L, 500_000L, 750_000L);
    }

    @Test
    void endsAStoppedPlanWithOneMoreUserAtOnce() {
        StartTimes times = times(4);
        times.next();
        times.next();

        stopped.set(true);

        assertThat(rest(times)).containsExactly(0L);
    }

    @Test
    void givesAPlanThatWasStoppedBeforeItBeganOneUser() {
        stopped.set(true);

        assertThat(rest(times(4))).containsExactly(0L);
    }

    @Test
    void givesAPlanWithoutAMessageOneUser() {
        assertThat(rest(times(0))).containsExactly(0L);
    }

    private StartTimes times(double rate) {
        return new StartTimes(
                new LoadPlan(List.of(new LoadPhase("steady", rate, Duration.ofSeconds(1))), 1), stopped::get);
    }

    private static List<Long> rest(StartTimes times) {
        List<Long> micros = new ArrayList<>();
        while (times.hasNext()) {
            micros.add(times.next().toMicros());
        }
        return micros;
    }
}
