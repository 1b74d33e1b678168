package io.connect.toxiproxy.timeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies and removes faults at their planned times, one after another on its own thread, and reports each action. Every fault
 * ends with the timeline at the latest: {@link #close} removes remaining faults. The code that started it closes it.
 */
public final class FaultTimeline implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FaultTimeline.class);

    private static final long CLOSE_SECONDS = 30;

    private final ScheduledExecutorService executor;
    private final LongSupplier nanoClock;
    private final InstantSource wallClock;
    private final Consumer<FaultMark> listener;
    private final long startNanos;
    private final int faults;

    // Used on the executor's thread only.
    private final Deque<Active> active = new ArrayDeque<>();
    private boolean closed;

    private FaultTimeline(
            List<TimedFault> faults,
            Consumer<FaultMark> listener,
            ScheduledExecutorService executor,
            LongSupplier nanoClock,
            InstantSource wallClock) {
        this.executor = executor;
        this.nanoClock = nanoClock;
        this.wallClock = wallClock;
        this.listener = listener;
        this.startNanos = nanoClock.getAsLong();
        this.faults = faults.size();
    }

    /**
     * Starts immediately.
     *
     * @param listener receives each action on the timeline's thread, in order; it should return soon
     */
    public static FaultTimeline start(List<TimedFault> faults, Consumer<FaultMark> listener) {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "fault-timeline");
            thread.setDaemon(true);
            return thread;
        });
        return start(faults, listener, executor, System::nanoTime, InstantSource.system());
    }

    /** For tests: with a clock and an executor that tests control. The executor is shut down with the timeline. */
    static FaultTimeline start(
            List<TimedFault> faults,
            Consumer<FaultMark> listener,
            ScheduledExecutorService executor,
            LongSupplier nanoClock,
            InstantSource wallClock) {
        List<TimedFault> copies = List.copyOf(faults);
        FaultTimeline timeline = new FaultTimeline(copies, listener, executor, nanoClock, wallClock);
        copies.forEach(timeline::schedule);
        return timeline;
    }

    /** The number of planned faults. */
    public int size() {
        return faults;
    }

    /** Removes every remaining fault and applies no more. Blocks until all have been removed. */
    @Override
    public void close() {
        if (executor.isShutdown()) {
            return;
        }
        try {
            executor.submit(this::removeAll).get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("Faults could not be removed within {} s; they may still be there", CLOSE_SECONDS, e);
        } finally {
            executor.shutdownNow();
        }
    }

    private void schedule(TimedFault fault) {
        at(fault.at(), () -> apply(fault));
    }

    private void at(Duration time, Runnable task) {
        long delay = startNanos + time.toNanos() - nanoClock.getAsLong();
        executor.schedule(task, Math.max(0, delay), TimeUnit.NANOSECONDS);
    }

    private void apply(TimedFault fault) {
        if (closed) {
            return;
        }
        try {
            Active applied = new Active(fault, fault.fault().apply());
            active.push(applied);
            mark(fault, FaultMark.Kind.APPLIED, fault.at(), Optional.empty());
            fault.lasting().map(fault.at()::plus).ifPresent(end -> at(end, () -> remove(applied, end)));
        } catch (RuntimeException e) {
            mark(fault, FaultMark.Kind.FAILED, fault.at(), Optional.of(e));
        }
    }

    private void remove(Active applied, Duration planned) {
        if (!active.remove(applied)) {
            return;
        }
        try {
            applied.applied.close();
            mark(applied.fault, FaultMark.Kind.REMOVED, planned, Optional.empty());
        } catch (RuntimeException e) {
            mark(applied.fault, FaultMark.Kind.FAILED, planned, Optional.of(e));
        }
    }

    /** Removes the latest fault first, in the reverse order. */
    private void removeAll() {
        closed = true;
        Duration now = elapsed();
        List.copyOf(active).forEach(applied -> remove(applied, now));
    }

    private void mark(TimedFault fault, FaultMark.Kind kind, Duration planned, Optional<Throwable> failure) {
        Instant now = wallClock.instant();
        FaultMark mark = new FaultMark(fault.fault().description(), kind, planned, elapsed(), now, failure);
        LOG.info("Fault {} {} at {} (planned {})", mark.fault(), kind, mark.actual(), planned);
        failure.ifPresent(cause -> LOG.warn("Fault {} failed", mark.fault(), cause));
        try {
            listener.accept(mark);
        } catch (RuntimeException e) {
            LOG.warn("A listener of the fault timeline failed on {}", mark, e);
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(nanoClock.getAsLong() - startNanos);
    }

    /** An applied fault. Not a record: the same fault may be applied twice, and each application must be distinct. */
    private static final class Active {

        private final TimedFault fault;
        private final Fault.Applied applied;

        Active(TimedFault fault, Fault.Applied applied) {
            this.fault = fault;
            this.applied = applied;
        }
    }
}
