package io.connect.bench.pair;

import io.connect.bench.BrokenRunException;
import io.connect.bench.run.RunBarrier;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Synchronises runs that take place side by side in one JVM. Each waits for the others at the same points: their loads begin
 * together, and no connector is started or deleted while another is measured. The runs share nothing else, so a run that breaks
 * does not break the others. Thread-safe; each run has a {@link #lane} of its own.
 */
public final class Lockstep {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final int[] passed;

    /** @param runs number of runs */
    public Lockstep(int runs) {
        this.passed = new int[runs];
    }

    /**
     * Returns the barrier of one run.
     *
     * @param number the number of the run, counted from 0
     */
    public RunBarrier lane(int number) {
        return new Lane(number);
    }

    /** The barrier of one run. All runs reach the same points in the same order, so the points need no names. */
    private final class Lane implements RunBarrier {
        private final int number;

        Lane(int number) {
            this.number = number;
        }

        @Override
        public void await(String point, Duration patience) {
            lock.lock();
            try {
                int mine = ++passed[number];
                changed.signalAll();
                long left = patience.toNanos();
                while (behind(mine) >= 0) {
                    if (left <= 0) {
                        throw new BrokenRunException("run " + (behind(mine) + 1) + " of " + passed.length
                                + " side by side was not " + point + " within "
                                + TimeUnit.NANOSECONDS.toSeconds(patience.toNanos()) + " s");
                    }
                    left = changed.awaitNanos(left);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BrokenRunException("interrupted while waiting for the runs beside", e);
            } finally {
                lock.unlock();
            }
        }

        /** The number of a run that has not reached this point, or -1. */
        private int behind(int point) {
            for (int other = 0; other < passed.length; other++) {
                if (passed[other] < point) {
                    return other;
                }
            }
            return -1;
        }

        /** A finished or broken run no longer makes the others wait. It does not break them, since each has workers of its own. */
        @Override
        public void close() {
            lock.lock();
            try {
                passed[number] = Integer.MAX_VALUE;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
