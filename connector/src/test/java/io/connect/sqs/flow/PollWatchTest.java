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
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
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
    private Runnable check;

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

    /** A busy thread checks late. The responses of receives in progress would be abandoned, and their messages hidden. */
    @Test
    void aLateCheckStopsReceivesAndGivesNothingBackYet() {
        startByHand();
        watch.polls();
        clock.addAndGet(Duration.ofSeconds(6).toNanos());

        check.run();
        clock.addAndGet(Duration.ofMillis(2_400).toNanos());
        check.run();
        check.run();
        assertThat(gate.isOpen()).isFalse();
        assertThat(gate.isClosedFor(IntakeGate.Reason.PAUSE)).isFalse();

        clock.addAndGet(Duration.ofMillis(100).toNanos());
        check.run();
        check.run();
        assertThat(gate.isClosedFor(IntakeGate.Reason.PAUSE)).isTrue();
    }

    /** When a frozen process runs again, its check may come before Connect's next poll. */
    @Test
    void aPollAfterALateCheckOpensTheGate() {
        startByHand();
        watch.polls();
        clock.addAndGet(Duration.ofMinutes(1).toNanos());
        check.run();

        watch.polls();
        check.run();

        assertThat(gate.isOpen()).isTrue();
    }

    @Test
    void aTaskThatStopsIsNotPaused() {
        startByHand();
        watch.polls();

        watch.end();
        clock.addAndGet(Duration.ofSeconds(6).toNanos());
        check.run();
        check.run();

        assertThat(gate.isOpen()).isTrue();
    }

    /** Starts the watch, whose checks the test makes. */
    private void startByHand() {
        watch.start(new ScheduledThreadPoolExecutor(1) {
            @Override
            public ScheduledFuture<?> scheduleWithFixedDelay(Runnable job, long first, long delay, TimeUnit unit) {
                check = job;
                return null;
            }
        });
    }
}
