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
 * The threads of a task, named after it: one on which everything is decided, and up to a configured number of converters, which
 * only exist while there is work. All are daemons, so none keeps a worker alive.
 */
public final class TaskThreads {

    private static final Logger LOG = LoggerFactory.getLogger(TaskThreads.class);
    private static final long IDLE_SECONDS = 10;

    private TaskThreads() {}

    /**
     * The task's own thread. Work that comes after its shutdown is dropped and not refused: answers of SQS and reports of Connect
     * may still come in, and their threads must not meet an exception.
     *
     * @param failed called with everything that is thrown on it, errors included. The executor would keep it in a future that
     *     nobody reads, and a queue would stop without a message
     */
    public static ScheduledExecutorService own(String taskName, Consumer<Throwable> failed) {
        ScheduledThreadPoolExecutor executor =
                new ReportingExecutor(factory(taskName, failed), new ThreadPoolExecutor.DiscardPolicy(), failed);
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return executor;
    }

    /**
     * The converters' threads. Their queue needs no bound: the budget bounds its content. Work that comes after their
     * shutdown is dropped: its messages are released with all others that Connect has not seen.
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

    /** Checks the future of each job for an exception. */
    private static final class ReportingExecutor extends ScheduledThreadPoolExecutor {

        private final Consumer<Throwable> failed;

        ReportingExecutor(ThreadFactory threads, RejectedExecutionHandler rejected, Consumer<Throwable> failed) {
            super(1, threads, rejected);
            this.failed = failed;
        }

        /** An answer of SQS submits its job in a callback, whose future is not read either. */
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
