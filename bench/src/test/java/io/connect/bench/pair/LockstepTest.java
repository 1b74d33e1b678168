package io.connect.bench.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.connect.bench.BrokenRunException;
import io.connect.bench.shard.Meeting;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class LockstepTest {

    /** Whoever waits holds its thread, and the common pool may have one. */
    private static final Executor OWN_THREAD = task -> new Thread(task).start();

    private static final Duration LONG = Duration.ofSeconds(30);

    private final Lockstep lockstep = new Lockstep(3);
    private final Meeting first = lockstep.lane(0);
    private final Meeting second = lockstep.lane(1);
    private final Meeting third = lockstep.lane(2);

    @Test
    void everybodyWaitsForTheLastAndHearsOnlyHisOwnWords() {
        CompletableFuture<List<String>> one = comes(first, "running", "a");
        CompletableFuture<List<String>> two = comes(second, "running", "b");
        await().during(Duration.ofMillis(100)).until(() -> !one.isDone() && !two.isDone());

        assertThat(third.meet("running", "c", LONG)).containsExactly("c");

        assertThat(one.join()).containsExactly("a");
        assertThat(two.join()).containsExactly("b");
    }

    @Test
    void onePointIsNotTheNext() {
        CompletableFuture<List<String>> ahead = CompletableFuture.supplyAsync(
                () -> {
                    first.meet("laid out", "", LONG);
                    return first.meet("running", "", LONG);
                },
                OWN_THREAD);
        CompletableFuture<List<String>> behind = comes(second, "laid out", "");
        third.meet("laid out", "", LONG);
        behind.join();
        await().during(Duration.ofMillis(100)).until(() -> !ahead.isDone());
    }

    @Test
    void whoeverIsOverKeepsNobodyWaiting() {
        third.close();
        CompletableFuture<List<String>> one = comes(first, "done", "");

        second.meet("done", "", LONG);

        assertThat(one.join()).hasSize(1);
    }

    @Test
    void aBreakEndsTheWaitOfTheOthersWithItsReason() {
        CompletableFuture<List<String>> one = comes(first, "running", "");

        second.broke("the worker died");

        assertThatThrownBy(one::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(BrokenRunException.class)
                .hasMessageContaining("run 2 of 3 side by side broke: the worker died");
        assertThatThrownBy(third::check).isInstanceOf(BrokenRunException.class);
        second.check();
    }

    @Test
    void whoDoesNotComeIsNamed() {
        comes(first, "running", "");

        assertThatThrownBy(() -> second.meet("running", "", Duration.ofMillis(200)))
                .isInstanceOf(BrokenRunException.class)
                .hasMessageContaining("run 3 of 3 side by side was not running within");
    }

    private static CompletableFuture<List<String>> comes(Meeting lane, String point, String words) {
        return CompletableFuture.supplyAsync(() -> lane.meet(point, words, LONG), OWN_THREAD);
    }
}
