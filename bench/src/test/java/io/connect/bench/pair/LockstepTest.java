package io.connect.bench.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.connect.bench.BrokenRunException;
import io.connect.bench.run.RunBarrier;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class LockstepTest {

    /** A waiting call blocks its thread, and the common pool may have only one thread. */
    private static final Executor OWN_THREAD = task -> new Thread(task).start();

    private static final Duration LONG = Duration.ofSeconds(30);

    private final Lockstep lockstep = new Lockstep(3);
    private final RunBarrier first = lockstep.lane(0);
    private final RunBarrier second = lockstep.lane(1);
    private final RunBarrier third = lockstep.lane(2);

    @Test
    void everybodyWaitsForTheLast() {
        CompletableFuture<Void> one = comes(first, "running");
        CompletableFuture<Void> two = comes(second, "running");
        await().during(Duration.ofMillis(100)).until(() -> !one.isDone() && !two.isDone());

        third.await("running", LONG);

        one.join();
        two.join();
    }

    @Test
    void onePointIsNotTheNext() {
        CompletableFuture<Void> ahead = CompletableFuture.runAsync(
                () -> {
                    first.await("laid out", LONG);
                    first.await("running", LONG);
                },
                OWN_THREAD);
        CompletableFuture<Void> behind = comes(second, "laid out");
        third.await("laid out", LONG);
        behind.join();
        await().during(Duration.ofMillis(100)).until(() -> !ahead.isDone());
    }

    @Test
    void aRunThatIsOverKeepsNoOtherWaiting() {
        third.close();
        CompletableFuture<Void> one = comes(first, "done");

        second.await("done", LONG);

        one.join();
        assertThat(one).isCompleted();
    }

    /** A worker that dies belongs to one run only. Its neighbours were once broken with it, and named as broken. */
    @Test
    void aRunThatBreaksWhileOthersWaitForItBreaksNoneOfThem() {
        CompletableFuture<Void> one = comes(first, "running");
        CompletableFuture<Void> three = comes(third, "running");
        await().during(Duration.ofMillis(100)).until(() -> !one.isDone() && !three.isDone());

        second.close();

        one.join();
        three.join();
        CompletableFuture<Void> later = comes(first, "filled");
        third.await("filled", LONG);
        later.join();
    }

    @Test
    void whoDoesNotComeIsNamed() {
        comes(first, "running");

        assertThatThrownBy(() -> second.await("running", Duration.ofMillis(200)))
                .isInstanceOf(BrokenRunException.class)
                .hasMessageContaining("run 3 of 3 side by side was not running within");
    }

    private static CompletableFuture<Void> comes(RunBarrier lane, String point) {
        return CompletableFuture.runAsync(() -> lane.await(point, LONG), OWN_THREAD);
    }
}
