package io.connect.sqs.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Against a queue that answers after a round trip and gives out so many messages a second at most. */
class ReceiveConcurrencyTest {

    private static final int BATCH = 10;

    private long now;
    private final ReceiveConcurrency concurrency = new ReceiveConcurrency(500, () -> now);

    @Test
    void oneScoutWatchesAnIdleQueue() {
        rounds(6, 100, 100_000);
        for (int answer = 0; answer < 10; answer++) {
            concurrency.answered(0, BATCH);
        }

        assertThat(concurrency.target()).isEqualTo(1);
    }

    @Test
    void theRoundTripDoesNotBoundTheRate() {
        rounds(12, 500, 2_000);

        assertThat(concurrency.target() * BATCH * 1_000 / 500).isGreaterThanOrEqualTo(2_000);
    }

    @Test
    void aNearQueueIsNotFloodedWithReceivesThatBringNothing() {
        rounds(200, 3, 2_000);

        assertThat(concurrency.target()).isLessThan(30);
    }

    @Test
    void aRoundTripThatGrowsLongerIsMadeUpFor() {
        rounds(50, 3, 2_000);

        rounds(12, 500, 2_000);

        assertThat(concurrency.target() * BATCH * 1_000 / 500).isGreaterThanOrEqualTo(2_000);
    }

    @Test
    void theLimitHolds() {
        rounds(20, 1_000, 10_000_000);

        assertThat(concurrency.target()).isEqualTo(500);
    }

    @Test
    void sparseAnswersLowerTheNumber() {
        rounds(4, 100, 100_000);
        int before = concurrency.target();

        for (int answer = 0; answer < before; answer++) {
            now += Duration.ofMillis(100).toNanos();
            concurrency.answered(1, BATCH);
        }

        assertThat(concurrency.target()).isLessThan(before);
    }

    @Test
    void throttlingHalves() {
        rounds(3, 100, 100_000);
        int before = concurrency.target();

        concurrency.throttled();

        assertThat(concurrency.target()).isEqualTo(before / 2);
    }

    /** Each round answers every receive once, fully; beyond its capacity the queue answers later. */
    private void rounds(int rounds, long roundTripMs, int messagesPerSecond) {
        for (int round = 0; round < rounds; round++) {
            int underWay = concurrency.target();
            long tookMs = Math.max(roundTripMs, underWay * BATCH * 1_000L / messagesPerSecond);
            now += Duration.ofMillis(tookMs).toNanos();
            for (int answer = 0; answer < underWay; answer++) {
                concurrency.answered(BATCH, BATCH);
            }
        }
    }
}
