package io.connect.sqs.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connect.sqs.receive.IntakeGate;
import io.connect.sqs.thread.TaskMachine;
import io.connect.sqs.thread.TaskThreads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connect may poll at any time, also while the watch closes the gate. */
class PollWatchTest {

    private final ScheduledExecutorService executor = TaskThreads.own("watched", thrown -> {});
    private final AtomicLong clock = new AtomicLong();
    private final IntakeGate gate = new IntakeGate();
    private final PollWatch watch = new PollWatch(
            gate, List.of(), new ReadyBuffer(clock::get, TaskMachine.real().waiting()), clock::get);

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void aPollWhileTheGateClosesOpensItAgain() {
        Thread own =
                CompletableFuture.supplyAsync(Thread::currentThread, executor).join();
        watch.start(executor);
        watch.polls();

        // While the test holds the monitor of the gate, the task's own thread cannot close it.
        synchronized (gate) {
            clock.addAndGet(Duration.ofSeconds(6).toNanos());
            await().until(() -> own.getState() == Thread.State.BLOCKED);
            watch.polls();
        }

        // Asked on the task's own thread, and therefore after the check.
        assertThat(CompletableFuture.supplyAsync(gate::isOpen, executor).join()).isTrue();
    }
}
