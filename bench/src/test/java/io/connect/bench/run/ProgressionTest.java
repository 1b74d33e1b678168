package io.connect.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressionTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final Progression progression = new Progression();

    @Test
    void neverGoesBack() {
        progression.advance(Stage.FINISHED);
        progression.advance(Stage.LOADING);

        assertThat(progression.stage()).isEqualTo(Stage.FINISHED);
        assertThat(progression.reached(Stage.DRAINING)).isTrue();
    }

    @Test
    void wakesWhoWaitsForAStageLongBeforeTheNextLook() throws Exception {
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> await(LONG, LONG));

        progression.advance(Stage.DRAINING);

        assertThat(waiting.get(LONG.toSeconds() / 2, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void givesUpAtTheDeadline() {
        assertThat(await(Duration.ofMillis(1), Duration.ofMillis(5))).isFalse();
    }

    private boolean await(Duration interval, Duration deadline) {
        try {
            return progression.await(() -> progression.reached(Stage.DRAINING), interval, deadline);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
