package io.connect.sqs.receive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReceiveConcurrencyTest {

    private final ReceiveConcurrency concurrency = new ReceiveConcurrency(100);

    @Test
    void oneScoutWatchesAnIdleQueue() {
        concurrency.answered(0, 10);

        assertThat(concurrency.target()).isEqualTo(1);
    }

    @Test
    void fullAnswersDoubleTheReceivesEveryRoundTripUpToTheLimit() {
        for (int roundTrip = 0; roundTrip < 5; roundTrip++) {
            int underWay = concurrency.target();
            for (int answer = 0; answer < underWay; answer++) {
                concurrency.answered(10, 10);
            }
        }
        assertThat(concurrency.target()).isEqualTo(32);

        for (int answer = 0; answer < 1_000; answer++) {
            concurrency.answered(10, 10);
        }
        assertThat(concurrency.target()).isEqualTo(100);
    }

    @Test
    void middlingAnswersHoldTheNumberAndSparseOnesLowerIt() {
        concurrency.answered(10, 10);
        concurrency.answered(10, 10);
        concurrency.answered(5, 10);
        assertThat(concurrency.target()).isEqualTo(3);

        concurrency.answered(1, 10);
        assertThat(concurrency.target()).isEqualTo(2);
    }

    @Test
    void anEmptyAnswerLeavesTheScout() {
        concurrency.answered(10, 10);
        concurrency.answered(10, 10);
        concurrency.answered(0, 10);

        assertThat(concurrency.target()).isEqualTo(1);
    }

    @Test
    void throttlingHalves() {
        for (int answer = 0; answer < 7; answer++) {
            concurrency.answered(10, 10);
        }

        concurrency.throttled();

        assertThat(concurrency.target()).isEqualTo(4);
    }
}
