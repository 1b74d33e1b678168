package io.connect.sqs.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
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
            concurrency.answered(0, BATCH, 0);
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
            concurrency.answered(1, BATCH, Duration.ofMillis(100).toNanos());
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

    @Test
    void aBacklogDrainsAsFastOverALongWayAsOverAShortOne() {
        double near = drainSeconds(20_000, 1, 1_100);
        double far = drainSeconds(20_000, 500, 1_100);

        assertThat(near / far).as("near %s s, far %s s", near, far).isGreaterThan(0.85);
    }

    @Test
    void answersThatTheQueueOnlyFillsByHalfStillClimb() {
        long tookMs = 500;
        for (int round = 0; round < 8; round++) {
            int underWay = concurrency.target();
            now += Duration.ofMillis(tookMs).toNanos();
            for (int answer = 0; answer < underWay; answer++) {
                concurrency.answered(7, BATCH, Duration.ofMillis(tookMs).toNanos());
            }
        }

        assertThat(concurrency.target()).isEqualTo(500);
    }

    @Test
    void aScoutThatWaitedForItsMessagesSaysNothingOfTheRoundTrip() {
        now += Duration.ofSeconds(15).toNanos();
        concurrency.answered(BATCH, BATCH, Duration.ofSeconds(15).toNanos());

        assertThat(concurrency.target()).isEqualTo(3);
    }

    @Test
    void whereMoreReceivesBringLittleMoreTheNumberFollowsWhatTheyBrought() {
        // One receive brings 20 a second here, 25 bring 500, and 540 are all there is.
        rounds(20, 500, 540);

        assertThat(concurrency.target()).isBetween(27, 50);
    }

    /** Seconds until the last message is received of a queue that serves one receive after the other, behind a round trip. */
    private double drainSeconds(int backlog, long roundTripMs, int messagesPerSecond) {
        long clock = 0;
        now = 0;
        ReceiveConcurrency drained = new ReceiveConcurrency(500, () -> now);
        Queue<long[]> answers = new PriorityQueue<>(Comparator.comparingLong((long[] answer) -> answer[1]));
        long served = 0;
        int left = backlog;
        while (left > 0 || !answers.isEmpty()) {
            while (left > 0 && answers.size() < drained.target()) {
                served = Math.max(served, clock + Duration.ofMillis(roundTripMs).toNanos() / 2)
                        + Duration.ofSeconds(1).toNanos() * BATCH / messagesPerSecond;
                answers.add(new long[] {
                    clock, served + Duration.ofMillis(roundTripMs).toNanos() / 2
                });
                left -= BATCH;
            }
            long[] answer = answers.remove();
            clock = answer[1];
            now = clock;
            drained.answered(BATCH, BATCH, answer[1] - answer[0]);
        }
        return clock / 1e9;
    }

    /** Each round answers every receive once, fully; beyond its capacity the queue answers later. */
    private void rounds(int rounds, long roundTripMs, int messagesPerSecond) {
        for (int round = 0; round < rounds; round++) {
            int underWay = concurrency.target();
            long tookMs = Math.max(roundTripMs, underWay * BATCH * 1_000L / messagesPerSecond);
            now += Duration.ofMillis(tookMs).toNanos();
            for (int answer = 0; answer < underWay; answer++) {
                concurrency.answered(BATCH, BATCH, Duration.ofMillis(tookMs).toNanos());
            }
        }
    }
}
