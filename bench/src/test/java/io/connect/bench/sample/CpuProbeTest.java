package io.connect.bench.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class CpuProbeTest {

    private final Deque<Long> shots = new ArrayDeque<>();
    private long now;
    private boolean working;
    private final CpuProbe probe = new CpuProbe(this::threadNanos);

    /** The clock is read before and after each piece of work. */
    private long threadNanos() {
        if (working) {
            now += shots.remove();
        }
        working = !working;
        return now;
    }

    @Test
    void theShortestShotIsComparedWithTheShortestSoFar() {
        shots.addAll(List.of(30L, 20L, 25L, 44L, 30L, 35L, 10L, 12L, 11L, 15L, 16L, 17L));

        assertThat(probe.slowdown()).isEqualTo(1);
        assertThat(probe.slowdown()).isEqualTo(1.5);
        assertThat(probe.slowdown()).isEqualTo(1);
        assertThat(probe.slowdown()).isEqualTo(1.5);
    }

    @Test
    void theWorkTakesTime() {
        CpuProbe real = new CpuProbe();

        assertThat(real.slowdown()).isEqualTo(1);
        assertThat(real.slowdown()).isGreaterThanOrEqualTo(1);
    }
}
