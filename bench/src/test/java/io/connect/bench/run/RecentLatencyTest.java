package io.connect.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecentLatencyTest {

    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong now = new AtomicLong();
    private final RecentLatency latency = new RecentLatency(now::get);

    @Test
    void twoReadersOfOneMomentSeeTheSame() {
        latency.record(76_000);
        now.addAndGet(10 * SECOND);

        assertThat(latency.p95Millis().orElseThrow()).isBetween(75.9, 76.1);
        assertThat(latency.p95Millis().orElseThrow()).isBetween(75.9, 76.1);
    }

    @Test
    void forgetsSamplesOlderThanTheLastStretch() {
        latency.record(9_000_000);
        now.addAndGet(60 * SECOND);
        latency.p95Millis();
        latency.record(5_000);
        now.addAndGet(15 * SECOND);

        assertThat(latency.p95Millis().orElseThrow()).isBetween(4.9, 5.1);
    }

    @Test
    void isEmptyWhenNothingArrived() {
        latency.record(5_000);
        now.addAndGet(10 * SECOND);
        latency.p95Millis();
        now.addAndGet(10 * SECOND);

        assertThat(latency.p95Millis()).isEmpty();
    }
}
