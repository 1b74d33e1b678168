package io.connect.sqs.simulation.machine;

import io.connect.sqs.simulation.chance.Choices;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One or more threads of one process, simulated by events. This class manages their jobs and their shutdown. */
abstract class SimulatedExecutor extends AbstractExecutorService {

    final VirtualTime time;
    final Choices choices;
    final WorkerProcess process;
    /** Jobs that have not begun, in their order. */
    final Deque<Runnable> ready = new ArrayDeque<>();

    private final Consumer<Throwable> failed;
    private boolean shutdown;

    SimulatedExecutor(VirtualTime time, Choices choices, WorkerProcess process, Consumer<Throwable> failed) {
        this.time = time;
        this.choices = choices;
        this.process = process;
        this.failed = failed;
    }

    /** Whether new jobs are accepted. */
    final boolean takes() {
        return !shutdown && process.isAlive();
    }

    /** Runs a job and reports its exception. */
    final void run(Runnable job) {
        try {
            job.run();
        } catch (RuntimeException | Error e) {
            failed.accept(e);
        }
    }

    @Override
    public void shutdown() {
        shutdown = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        throw new UnsupportedOperationException("No task asks for this");
    }

    @Override
    public boolean isShutdown() {
        return shutdown;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return isTerminated();
    }
}
