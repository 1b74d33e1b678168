package io.connect.bench.run;

import io.connect.bench.BrokenRunException;
import java.time.Duration;

/**
 * Points at which a run waits for the runs that are concurrent with it. Used by the run's own thread. Closing it releases the
 * waiting runs.
 */
public interface RunBarrier extends AutoCloseable {

    /** Maximum time for the slowest run to reach the same point. */
    Duration PATIENCE = Duration.ofMinutes(5);

    /** The barrier of a single run: it never waits. */
    RunBarrier NONE = new RunBarrier() {
        @Override
        public void await(String point, Duration patience) {}

        @Override
        public void check() {}

        @Override
        public void broke(String why) {}

        @Override
        public void close() {}
    };

    /**
     * Reports that this run has reached a point, and waits until all have.
     *
     * @throws BrokenRunException when another run broke, with its reason, or did not arrive in time, with its number
     */
    void await(String point, Duration patience);

    /** @throws BrokenRunException when another run broke, with its reason */
    void check();

    /** Informs the other runs that this one cannot continue; the first reason counts. Never throws. */
    void broke(String why);

    @Override
    void close();
}
