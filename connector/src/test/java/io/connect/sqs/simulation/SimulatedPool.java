package io.connect.sqs.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The converters' threads, as events: so many jobs begin side by side, each in its turn. */
final class SimulatedPool extends AbstractExecutorService {

    /** So many jobs one within the other say as much as any number. */
    private static final int DEEPEST = 3;

    private final VirtualTime time;
    private final Choices choices;
    private final WorkerProcess process;
    private final int threads;
    private final Consumer<Throwable> failed;
    private final Deque<Runnable> ready = new ArrayDeque<>();
    private int busy;
    private int depth;
    private boolean shutdown;

    SimulatedPool(VirtualTime time, Choices choices, WorkerProcess process, int threads, Consumer<Throwable> failed) {
        this.time = time;
        this.choices = choices;
        this.process = process;
        this.threads = threads;
        this.failed = failed;
    }

    @Override
    public void execute(Runnable job) {
        if (!shutdown && process.isAlive()) {
            ready.add(job);
            begin();
        }
    }

    private void begin() {
        while (busy < threads && !ready.isEmpty()) {
            Runnable job = ready.poll();
            busy++;
            if (depth < DEEPEST && !process.standsStill() && choices.happens(Choice.OTHER_THREAD_FASTER)) {
                depth++;
                run(job);
                depth--;
                continue;
            }
            long takes = choices.happens(Choice.CONVERSION_SLOW)
                    ? choices.betweenMillis(200, 15_000)
                    : choices.upToMillis(3);
            time.at(process.soonest(time.now() + takes), () -> run(job));
        }
    }

    private void run(Runnable job) {
        if (!process.isAlive()) {
            return;
        }
        if (process.standsStill()) {
            time.at(process.soonest(time.now()), () -> run(job));
            return;
        }
        try {
            job.run();
        } catch (RuntimeException | Error e) {
            failed.accept(e);
        }
        busy--;
        begin();
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
    public boolean isTerminated() {
        return shutdown && busy == 0;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return isTerminated();
    }
}
