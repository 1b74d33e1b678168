package io.connect.toxiproxy.timeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies and removes faults at their times, one after the other on a thread of its own, and reports each act. Every
 * fault ends with the timeline at the latest: {@link #close} removes what is still there. Closed by whoever started it.
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
    private final Map<TimedFault, Fault.Applied> applied = new LinkedHashMap<>();

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
     * Starts now.
     *
     * @param listener is told of each act on the timeline's thread, in order; it should return soon
     */
    public static FaultTimeline start(List<TimedFault> faults, Consumer<FaultMark> listener) {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "fault-timeline");
            thread.setDaemon(true);
            return thread;
        });
        return start(faults, listener, executor, System::nanoTime, InstantSource.system());
    }

    /** For tests: with a clock and an executor that they move. The executor is shut down with the timeline. */
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

    /** How many faults it was started with. */
    public int size() {
        return faults;
    }

    /** Removes every fault that is still there and applies no more. Blocks until all have been removed. */
    @Override
    public void close() {
        if (executor.isShutdown()) {
            return;
        }
        executor.execute(this::removeAll);
        // Delayed tasks are dropped, what has been handed over before is still done.
        executor.shutdown();
        try {
            if (!executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Faults could not be removed within {} s; they may still be there", CLOSE_SECONDS);
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            executor.shutdownNow();
        }
    }

    private void schedule(TimedFault fault) {
        at(fault.at(), () -> apply(fault));
        fault.lasting().map(fault.at()::plus).ifPresent(end -> at(end, () -> remove(fault, end)));
    }

    private void at(Duration time, Runnable task) {
        long delay = startNanos + time.toNanos() - nanoClock.getAsLong();
        executor.schedule(task, Math.max(0, delay), TimeUnit.NANOSECONDS);
    }

    private void apply(TimedFault fault) {
        try {
            applied.put(fault, fault.fault().apply());
            mark(fault, FaultMark.Kind.APPLIED, fault.at(), Optional.empty());
        } catch (RuntimeException e) {
            mark(fault, FaultMark.Kind.FAILED, fault.at(), Optional.of(e));
        }
    }

    private void remove(TimedFault fault, Duration planned) {
        Fault.Applied there = applied.remove(fault);
        if (there == null) {
            return;
        }
        try {
            there.close();
            mark(fault, FaultMark.Kind.REMOVED, planned, Optional.empty());
        } catch (RuntimeException e) {
            mark(fault, FaultMark.Kind.FAILED, planned, Optional.of(e));
        }
    }

    private void removeAll() {
        Duration now = elapsed();
        List<TimedFault> youngestFirst = new ArrayList<>(applied.keySet());
        Collections.reverse(youngestFirst);
        youngestFirst.forEach(fault -> remove(fault, now));
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
}
