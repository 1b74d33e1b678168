package io.connect.sqs.flow;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of a task, named after it: one on which everything is decided, and up to a configured number of converters, which
 * only exist while there is work. All are daemons, so none keeps a worker alive.
 */
final class TaskThreads {

    private static final Logger LOG = LoggerFactory.getLogger(TaskThreads.class);
    private static final long IDLE_SECONDS = 10;

    private TaskThreads() {}

    /** The task's own thread. What is scheduled for after a shutdown is dropped. */
    static ScheduledExecutorService own(String taskName) {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, factory(taskName));
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return executor;
    }

    /** The converters' threads. Their queue needs no bound: the budget bounds what is in it. */
    static ExecutorService converters(String taskName, int threads) {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                threads,
                threads,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                factory(taskName + "-converter"));
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    private static ThreadFactory factory(String name) {
        AtomicInteger number = new AtomicInteger();
        return runnable -> {
            Thread thread = new Thread(runnable, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler(
                    (dead, thrown) -> LOG.error("Thread {} ended with an exception", dead.getName(), thrown));
            return thread;
        };
    }
}
