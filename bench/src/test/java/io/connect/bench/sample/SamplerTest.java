package io.connect.bench.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.testbed.sqs.QueueDepth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SamplerTest {
    private static final long SECOND = 1_000_000;

    @Test
    void missedSamplesAreNotMadeUpFor() {
        AtomicLong clock = new AtomicLong();
        try (Sampler sampler = new Sampler(
                clock::get,
                List::of,
                List::of,
                () -> new QueueDepth(1, 0, 0),
                Map::of,
                new SubjectMetrics(List.of(), List.of()))) {
            for (long at : new long[] {0, 30 * SECOND, 30 * SECOND + 20_000, 30 * SECOND + 40_000, 31 * SECOND}) {
                clock.set(at);
                sampler.look();
            }

            assertThat(sampler.recording().depths())
                    .extracting(DepthSample::atMicros)
                    .containsExactly(0L, 30 * SECOND, 31 * SECOND);
        }
    }
}
