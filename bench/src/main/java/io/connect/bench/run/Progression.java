package io.connect.bench.run;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * The stage of a run. The run's own thread advances it; Gatling's event loops only read it. Only {@link #await} blocks, and only
 * the run's own thread may call it.
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

    /** Advances to a later stage. An earlier stage than the present one is ignored, so that a finished run stays finished. */
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

    /** Makes the waiting threads check their conditions again. */
    void signal() {
        advance(stage);
    }

    /**
     * Waits until a condition is true. Checks it on every signal and at least once per interval.
     *
     * @return whether it was true before the deadline
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
