package io.connect.bench.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Counters of tasks that move, die and restart, and bytes of links. */
class SubjectCountersTest {
    private static final long SECOND = 1_000_000;

    private final Recording recording = new Recording(
            List.of(),
            List.of(),
            List.of(
                    look(0, "worker-1", 1, 4),
                    look(0, "worker-2", 2, 0),
                    look(1, "worker-1", 1, 10),
                    look(1, "worker-2", 2, 5),
                    // worker-1 is killed. Its task restarts on worker-2, which now counts for both.
                    look(2, "worker-2", 2, 7),
                    look(3, "worker-2", 2, 9),
                    look(3, "worker-1", 3, 1)),
            List.of(
                    new LinkSample(0, Map.of("sqs", 1_000L)),
                    new LinkSample(SECOND, Map.of("sqs", 3_000L, "s3", 10L)),
                    new LinkSample(2 * SECOND, Map.of("sqs", 3_500L, "s3", 40L))),
            List.of());

    private static MetricSample look(long second, String worker, long pid, double retries) {
        return new MetricSample(second * SECOND, worker, pid, Map.of(SubjectMetrics.RETRIES, retries));
    }

    @Test
    void countsOverAllLives() {
        assertThat(recording.counted(SubjectMetrics.RETRIES, 0, 3 * SECOND)).hasValue(10 + 7 + 2 + 1);
    }

    @Test
    void countsTheAdditionsWithinAWindow() {
        assertThat(recording.counted(SubjectMetrics.RETRIES, SECOND, 2 * SECOND))
                .hasValue(6 + 5 + 2);
    }

    @Test
    void hasNoCountOfAnUnpublishedMetric() {
        assertThat(recording.counted(SubjectMetrics.THROTTLED, 0, 3 * SECOND)).isEmpty();
    }

    @Test
    void sumsTheWorkersOfOneLook() {
        assertThat(recording.summed(SubjectMetrics.RETRIES, 0, 3 * SECOND))
                .extracting(Recording.Point::value)
                .containsExactly(4.0, 15.0, 7.0, 10.0);
    }

    @Test
    void bytesOfALinkAreARate() {
        assertThat(recording.bytesPerSecond(0, 2 * SECOND).get("sqs")).isCloseTo(1_250, within(0.1));
        assertThat(recording.bytesBySecond("sqs", 0)).containsExactly(Map.entry(1, 2_000.0), Map.entry(2, 500.0));
        assertThat(recording.bytesBySecond("s3", 0)).containsExactly(Map.entry(2, 30.0));
        assertThat(recording.linkNames()).containsExactly("s3", "sqs");
    }
}
