package io.connect.sqs.thread;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.management.JMException;
import javax.management.ObjectName;

/** The machine of the worker: threads of this JVM and Java's random numbers. */
record RealMachine(TaskClocks clocks) implements TaskMachine, Waiting {

    private static final long NANOS_PER_MS = 1_000_000;

    @Override
    public ScheduledExecutorService ownThread(String taskName, Consumer<Throwable> failed) {
        return TaskThreads.own(taskName, failed);
    }

    @Override
    public ExecutorService converterThreads(String taskName, int threads, Consumer<Throwable> failed) {
        return TaskThreads.converters(taskName, threads, failed);
    }

    @Override
    public Waiting waiting() {
        return this;
    }

    @Override
    public double chance() {
        return Math.random();
    }

    @Override
    public String newId() {
        return UUID.randomUUID().toString();
    }

    @Override
    public long openFiles() {
        try {
            // By name, because not every runtime has the class of this bean.
            Object files = ManagementFactory.getPlatformMBeanServer()
                    .getAttribute(
                            new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME), "MaxFileDescriptorCount");
            return files instanceof Long most && most > 0 ? most : Long.MAX_VALUE;
        } catch (JMException e) {
            return Long.MAX_VALUE;
        }
    }

    @Override
    public void on(Object monitor, long nanos) throws InterruptedException {
        monitor.wait(nanos / NANOS_PER_MS, (int) (nanos % NANOS_PER_MS));
    }

    @Override
    public boolean until(CompletableFuture<?> answer, Duration patience) throws InterruptedException {
        try {
            answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            // The future has completed, with a failure that the caller can read.
            return true;
        }
        return true;
    }
}
