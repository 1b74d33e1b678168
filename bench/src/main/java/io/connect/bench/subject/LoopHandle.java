package io.connect.bench.subject;

import io.connect.bench.BrokenRunException;
import io.connect.bench.calibrate.Yardstick;
import io.connect.testbed.RunningEnvironment;
import io.connect.testbed.Testbed;
import io.connect.testbed.process.JvmProcess;
import io.connect.testbed.process.ProcessFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The bare loop, in one process that replaces the workers. The process lives from one run to the next. */
public final class LoopHandle implements SubjectHandle {

    private final Testbed testbed;
    private final Yardstick yardstick;
    private final List<String> queueUrls;
    private final String topic;
    /** Completes when the loop has received the command; null before {@link #start()} and after {@link #stop()}. */
    private volatile CompletableFuture<Void> told;

    private LoopHandle(Testbed testbed, List<String> queueUrls, String topic) {
        this.testbed = testbed;
        this.yardstick = Yardstick.of(testbed);
        this.queueUrls = List.copyOf(queueUrls);
        this.topic = topic;
    }

    /** Returns the loop of an environment on this machine. Scenarios elsewhere are rejected before their start. */
    public static LoopHandle in(RunningEnvironment environment, List<String> queueUrls, String topic) {
        Testbed testbed = environment
                .owned()
                .orElseThrow(
                        () -> new BrokenRunException("the bare loop runs beside the testbed's own processes only"));
        return new LoopHandle(testbed, queueUrls, topic);
    }

    @Override
    public String name() {
        return "bare loop";
    }

    /** Runs on another thread, because a new process has to start and to warm up. */
    @Override
    public void start() {
        told = CompletableFuture.runAsync(
                () -> yardstick.start(queueUrls, topic), task -> new Thread(task, "start of the bare loop").start());
    }

    @Override
    public boolean isRunning() {
        CompletableFuture<Void> start = told;
        if (start == null || !start.isDone()) {
            return false;
        }
        try {
            start.join();
            // After a planned kill, either the process is started again or the run ends.
            return !yardstick.isTakenDown() && yardstick.isRunning();
        } catch (CompletionException e) {
            throw new BrokenRunException(
                    "the bare loop did not start: " + e.getCause().getMessage(), e.getCause());
        } catch (ProcessFailedException e) {
            if (yardstick.isTakenDown()) {
                return false;
            }
            throw new BrokenRunException(e.getMessage(), e);
        }
    }

    @Override
    public String state() {
        CompletableFuture<Void> start = told;
        return start == null ? "not started" : !start.isDone() ? "warming up" : isRunning() ? "moving" : "ended";
    }

    @Override
    public void stop() {
        CompletableFuture<Void> start = told;
        if (start == null) {
            return;
        }
        told = null;
        // isRunning reports a failed start.
        start.handle((done, error) -> done).join();
        yardstick.stop();
    }

    @Override
    public boolean takesMessages() {
        return true;
    }

    @Override
    public List<JvmProcess> workers() {
        return yardstick.process().stream().toList();
    }

    @Override
    public void restartWorker(int number) {
        yardstick.restart(queueUrls, topic);
    }

    @Override
    public List<JvmProcess> processes(List<JvmProcess> environment) {
        List<JvmProcess> workers = testbed.connect().workers();
        List<JvmProcess> all = new ArrayList<>(
                environment.stream().filter(other -> !workers.contains(other)).toList());
        yardstick.process().ifPresent(all::add);
        return all;
    }
}
