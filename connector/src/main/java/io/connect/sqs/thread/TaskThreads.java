package io.connect.sqs.thread;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the threads of a task, named after the task: the task's own thread and up to a configured number of converter
 * threads. Converter threads exist only while there is work. All are daemon threads, so they do not keep a worker alive.
 */
public final class TaskThreads {

    private static final Logger LOG = LoggerFactory.getLogger(TaskThreads.class);
    private static final long IDLE_SECONDS = 10;

    private TaskThreads() {}

    /**
     * Creates the task's own thread. After its shutdown, new work is dropped without an exception. Responses of SQS and reports
     * of Connect may still arrive then, and must not cause exceptions on their threads.
     *
     * @param failed called with every exception or error on this thread, which would otherwise stop a queue without a log
     * message
     */
    public static ScheduledExecutorService own(String taskName, Consumer<Throwable> failed) {
        ScheduledThreadPoolExecutor executor =
                new ReportingExecutor(factory(taskName, failed), new ThreadPoolExecutor.DiscardPolicy(), failed);
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return executor;
    }

    /**
     * Creates the converter threads. Their work queue needs no limit, because the budget limits the messages in flight. After
     * their shutdown, new work is dropped. Its messages are released with all others that Connect has not seen.
     *
     * @param failed called with exceptions on these threads that a conversion does not handle
     */
    public static ExecutorService converters(String taskName, int threads, Consumer<Throwable> failed) {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                threads,
                threads,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                factory(taskName + "-converter", failed),
                new ThreadPoolExecutor.DiscardPolicy());
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    private static ThreadFactory factory(String name, Consumer<Throwable> failed) {
        AtomicInteger number = new AtomicInteger();
        return runnable -> {
            Thread thread = new Thread(runnable, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler((dead, thrown) -> {
                failed.accept(thrown);
                LOG.error("Thread {} ended with an exception", dead.getName(), thrown);
            });
            return thread;
        };
    }

    /** Reports the exception of each job, which the executor stores in the job's future. */
    private static final class ReportingExecutor extends ScheduledThreadPoolExecutor {

        private final Consumer<Throwable> failed;

        ReportingExecutor(ThreadFactory threads, RejectedExecutionHandler rejected, Consumer<Throwable> failed) {
            super(1, threads, rejected);
            this.failed = failed;
        }

        /**
         * Also reports an exception of the submission itself. Responses of SQS submit jobs in a callback, and the callback's
         * future is never read.
         */
        @Override
        public void execute(Runnable job) {
            try {
                super.execute(job);
            } catch (RuntimeException | Error e) {
                failed.accept(e);
                throw e;
            }
        }

        @Override
        protected void afterExecute(Runnable run, Throwable thrown) {
            super.afterExecute(run, thrown);
            if (thrown != null) {
                failed.accept(thrown);
            } else if (run instanceof Future<?> future && future.isDone() && !future.isCancelled()) {
                try {
                    future.get();
                } catch (ExecutionException e) {
                    failed.accept(e.getCause());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
