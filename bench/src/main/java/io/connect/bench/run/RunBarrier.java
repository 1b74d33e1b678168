package io.connect.bench.run;

import io.connect.bench.BrokenRunException;
import java.time.Duration;

/**
 * Points at which a run waits for the runs that are concurrent with it. Used by the run's own thread. A run that has ended or
 * cannot continue closes its barrier, and the other runs continue without it.
 */
public interface RunBarrier extends AutoCloseable {

    /** Maximum time for the slowest run to reach the same point. */
    Duration PATIENCE = Duration.ofMinutes(5);

    /** The barrier of a single run: it never waits. */
    RunBarrier NONE = new RunBarrier() {
        @Override
        public void await(String point, Duration patience) {}

        @Override
        public void close() {}
    };

    /**
     * Reports that this run has reached a point, and waits until all have.
     *
     * @throws BrokenRunException when another run did not arrive in time, with its number
     */
    void await(String point, Duration patience);

    /** Never throws. */
    @Override
    void close();
}
