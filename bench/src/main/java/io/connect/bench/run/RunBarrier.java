package io.connect.bench.run;

import io.connect.bench.BrokenRunException;
import java.time.Duration;

/**
 * Points at which a run waits for the runs that go beside it. Used by the run's own thread. A run that is over, or that cannot
 * go on, closes it: the runs beside it go on without it.
 */
public interface RunBarrier extends AutoCloseable {

    /** Time for the slowest run to reach the same point. */
    Duration PATIENCE = Duration.ofMinutes(5);

    /** The barrier of a single run: it never waits. */
    RunBarrier NONE = new RunBarrier() {
        @Override
        public void await(String point, Duration patience) {}

        @Override
        public void close() {}
    };

    /**
     * Says that this run has come to a point, and waits until all have.
     *
     * @throws BrokenRunException when another did not come in time, with its number
     */
    void await(String point, Duration patience);

    /** Never throws. */
    @Override
    void close();
}
