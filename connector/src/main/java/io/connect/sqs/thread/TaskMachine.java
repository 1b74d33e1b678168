package io.connect.sqs.thread;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/**
 * The clocks, threads and random numbers that a task uses. With a simulated machine, the task runs on one thread, in virtual
 * time, and identically each time.
 */
public interface TaskMachine {

    /** The clocks of the task. */
    TaskClocks clocks();

    /**
     * The task's own thread; see {@link TaskThreads#own}.
     *
     * @param failed called with every exception or error on this thread
     */
    ScheduledExecutorService ownThread(String taskName, Consumer<Throwable> failed);

    /**
     * The converters' threads; see {@link TaskThreads#converters}.
     *
     * @param failed called with exceptions on these threads that a conversion does not handle
     */
    ExecutorService converterThreads(String taskName, int threads, Consumer<Throwable> failed);

    /** The way in which Connect's thread waits for other threads. */
    Waiting waiting();

    /** A random number, uniformly distributed in [0, 1), for the pauses between retries. */
    double chance();

    /** A globally unique id. */
    String newId();

    /** How many files and connections the worker's process may have open; {@code Long.MAX_VALUE} if the system does not say. */
    long openFiles();

    /** The machine that the worker runs on. */
    static TaskMachine real() {
        return real(TaskClocks.system());
    }

    /** The machine that the worker runs on, with other clocks. */
    static TaskMachine real(TaskClocks clocks) {
        return new RealMachine(clocks);
    }
}
