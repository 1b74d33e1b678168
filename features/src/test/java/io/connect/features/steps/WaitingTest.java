package io.connect.features.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WaitingTest {
    private static final Duration SHORT = Duration.ofMillis(500);

    @Test
    void aMovingConditionIsWaitedForBeyondTheDeadline() {
        AtomicInteger looks = new AtomicInteger();

        Waiting.whileItMoves(
                SHORT, looks::incrementAndGet, seen -> assertThat(seen).isGreaterThanOrEqualTo(5));

        assertThat(looks).hasValue(5);
    }

    @Test
    void aStandingConditionFailsInItsOwnWords() {
        assertThatThrownBy(() -> Waiting.whileItMoves(
                        SHORT, () -> 3, seen -> assertThat(seen).as("messages").isEqualTo(4)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("[messages]")
                .hasMessageContaining("3");
    }

    @Test
    void aConditionThatMovesForEverFailsInTheEnd() {
        AtomicInteger looks = new AtomicInteger();

        assertThatThrownBy(() -> Waiting.whileItMoves(
                        SHORT, looks::incrementAndGet, seen -> assertThat(seen).isNegative()))
                .isInstanceOf(AssertionError.class);
    }
}
