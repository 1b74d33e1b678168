package io.connect.sqs.simulation.machine;

import io.connect.sqs.simulation.chance.Choice;
import io.connect.sqs.simulation.chance.Choices;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The task's own thread, simulated by events. A job runs without interruption, and other threads run between two jobs.
 * Sometimes a job runs before the thread that submitted it continues. After a shutdown this thread finishes its jobs
 * and accepts no more, as the real thread does.
 */
final class SimulatedThread extends SimulatedExecutor implements ScheduledExecutorService {

    /** The longest usual delay before the thread begins its next job. */
    private static final int SOON_NANOS = 100_000;

    private boolean planned;
    private boolean running;

    SimulatedThread(VirtualTime time, Choices choices, WorkerProcess process, Consumer<Throwable> failed) {
        super(time, choices, process, failed);
    }

    @Override
    public void execute(Runnable job) {
        if (!takes()) {
            return;
        }
        enqueue(job);
        if (!running && !process.standsStill() && choices.happens(Choice.OTHER_THREAD_FASTER)) {
            while (!ready.isEmpty() && process.isAlive()) {
                runFirst();
            }
        }
    }

    private void enqueue(Runnable job) {
        ready.add(job);
        plan();
    }

    private void plan() {
        if (!planned && !ready.isEmpty()) {
            planned = true;
            time.at(process.soonest(time.now() + choices.between(1, SOON_NANOS)), this::runNext);
        }
    }

    private void runNext() {
        planned = false;
        if (running) {
            // Time passes while a job waits for a conversion. The next job waits until that job ends.
            return;
        }
        if (!process.isAlive()) {
            ready.clear();
            return;
        }
        if (!process.standsStill()) {
            runFirst();
        }
        plan();
    }

    private void runFirst() {
        Runnable job = ready.poll();
        if (job == null) {
            return;
        }
        running = true;
        process.ownThreadBusy(true);
        try {
            run(job);
        } finally {
            running = false;
            process.ownThreadBusy(false);
            plan();
        }
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable job, long delay, TimeUnit unit) {
        Timed timed = new Timed(job, -1);
        timed.start(unit.toNanos(delay));
        return timed;
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable job, long first, long delay, TimeUnit unit) {
        Timed timed = new Timed(job, unit.toNanos(delay));
        timed.start(unit.toNanos(first));
        return timed;
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> job, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException("No task asks for this");
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable job, long first, long period, TimeUnit unit) {
        throw new UnsupportedOperationException("No task asks for this");
    }

    @Override
    public boolean isTerminated() {
        return isShutdown() && ready.isEmpty();
    }

    private final class Timed extends FutureTask<Void> implements ScheduledFuture<Void> {

        private final Runnable job;
        private final long everyNanos;

        Timed(Runnable job, long everyNanos) {
            super(() -> {}, null);
            this.job = job;
            this.everyNanos = everyNanos;
        }

        private void start(long nanos) {
            time.after(nanos, () -> {
                if (!isCancelled() && takes()) {
                    enqueue(this::once);
                }
            });
        }

        private void once() {
            if (!isCancelled()) {
                job.run();
                if (everyNanos >= 0) {
                    start(everyNanos);
                }
            }
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }
}
