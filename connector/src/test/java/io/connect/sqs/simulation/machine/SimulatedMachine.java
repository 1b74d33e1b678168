package io.connect.sqs.simulation.machine;

import io.connect.sqs.simulation.chance.Choices;
import io.connect.sqs.thread.TaskClocks;
import io.connect.sqs.thread.TaskMachine;
import io.connect.sqs.thread.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/** A machine in virtual time. All other events run while Connect's thread waits. */
public final class SimulatedMachine implements TaskMachine, Waiting {

    private static final long OPEN_FILES = 100_000;

    /** The date at which virtual time begins. */
    public static final long EPOCH_MS = 1_767_225_600_000L;

    private final VirtualTime time;
    private final Choices choices;
    private final WorkerProcess process;
    private final TaskClocks clocks;
    private final String name;
    private int ids;

    public SimulatedMachine(VirtualTime time, Choices choices, WorkerProcess process, String name) {
        this.time = time;
        this.choices = choices;
        this.process = process;
        this.clocks = new TaskClocks(time::now, () -> Instant.ofEpochMilli(wallMillis(time)));
        this.name = name;
    }

    public static long wallMillis(VirtualTime time) {
        return EPOCH_MS + time.now() / VirtualTime.MILLI;
    }

    @Override
    public TaskClocks clocks() {
        return clocks;
    }

    @Override
    public ScheduledExecutorService ownThread(String taskName, Consumer<Throwable> failed) {
        return new SimulatedThread(time, choices, process, failed);
    }

    @Override
    public ExecutorService converterThreads(String taskName, int threads, Consumer<Throwable> failed) {
        return new SimulatedPool(time, choices, process, threads, failed);
    }

    @Override
    public Waiting waiting() {
        return this;
    }

    @Override
    public double chance() {
        return choices.fraction();
    }

    @Override
    public long openFiles() {
        return OPEN_FILES;
    }

    @Override
    public String newId() {
        return name + '-' + ids++;
    }

    @Override
    public void on(Object monitor, long nanos) {
        time.step(time.now() + nanos);
        settle();
    }

    @Override
    public boolean until(CompletableFuture<?> answer, Duration patience) {
        long limit = time.now() + patience.toNanos();
        while (!answer.isDone() && time.now() < limit) {
            time.step(limit);
            settle();
        }
        return answer.isDone();
    }

    /** Stalls Connect's thread together with its process, and ends the thread when the process is killed. */
    private void settle() {
        while (process.isAlive() && process.standsStill()) {
            time.step(process.soonest(time.now()));
        }
        if (!process.isAlive()) {
            throw new KilledError();
        }
    }
}
