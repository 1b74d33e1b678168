package io.connect.bench.run;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * The stage of a run, shared by its own thread, which advances it, and Gatling's event loops, which only read it. Only
 * {@link #await} blocks, and it is for the run's own thread.
 */
public final class Progression {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile Stage stage = Stage.ARRANGING;

    public Stage stage() {
        return stage;
    }

    public boolean reached(Stage wanted) {
        return stage.compareTo(wanted) >= 0;
    }

    /** Moves on to a later stage; an earlier one than the present is ignored, so that a finished run stays finished. */
    public void advance(Stage next) {
        lock.lock();
        try {
            if (next.compareTo(stage) > 0) {
                stage = next;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Wakes the waiting threads to check their conditions again. */
    void signal() {
        advance(stage);
    }

    /**
     * Waits until a condition holds, looking at it on every signal and at least once per interval.
     *
     * @return whether it held before the deadline
     */
    public boolean await(BooleanSupplier condition, Duration interval, Duration deadline) throws InterruptedException {
        long end = System.nanoTime() + deadline.toNanos();
        while (!condition.getAsBoolean()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            lock.lock();
            try {
                changed.await(Math.min(left, interval.toNanos()), TimeUnit.NANOSECONDS);
            } finally {
                lock.unlock();
            }
        }
        return true;
    }
}
