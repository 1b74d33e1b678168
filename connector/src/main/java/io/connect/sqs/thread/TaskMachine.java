package io.connect.sqs.thread;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/**
 * Everything a task takes from the machine it runs on: time, threads and chance. With another machine in its place the same
 * task runs on one thread, in virtual time, and the same way every time.
 */
public interface TaskMachine {

    /** The clocks of the task. */
    TaskClocks clocks();

    /**
     * The task's own thread; see {@link TaskThreads#own}.
     *
     * @param failed called with everything that is thrown on it
     */
    ScheduledExecutorService ownThread(String taskName, Consumer<Throwable> failed);

    /**
     * The converters' threads; see {@link TaskThreads#converters}.
     *
     * @param failed called with exceptions on these threads that a conversion does not handle
     */
    ExecutorService converterThreads(String taskName, int threads, Consumer<Throwable> failed);

    /** How Connect's thread waits for the others. */
    Waiting waiting();

    /** A number that is evenly distributed in [0, 1), for the pauses between retries. */
    double chance();

    /** An id that no other task has, in this process or another. */
    String newId();

    /** The machine that the worker runs on. */
    static TaskMachine real() {
        return real(TaskClocks.system());
    }

    /** The machine that the worker runs on, but for its clocks. */
    static TaskMachine real(TaskClocks clocks) {
        return new RealMachine(clocks);
    }
}
