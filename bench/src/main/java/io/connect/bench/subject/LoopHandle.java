package io.connect.bench.subject;

import io.connect.bench.BrokenRunException;
import io.connect.bench.calibrate.LoopSubject;
import io.connect.testbed.RunningEnvironment;
import io.connect.testbed.Testbed;
import io.connect.testbed.process.JvmProcess;
import java.util.ArrayList;
import java.util.List;

/** The bare loop, in a process of its own in the place of the workers. */
public final class LoopHandle implements SubjectHandle {

    /** The process is measured in the role that a worker has with a connector. */
    private static final String PROCESS = "worker-loop";

    private final Testbed testbed;
    private final String heap;
    private final List<String> queueUrls;
    private final String topic;
    private volatile JvmProcess process;
    private volatile boolean ready;

    private LoopHandle(Testbed testbed, String heap, List<String> queueUrls, String topic) {
        this.testbed = testbed;
        this.heap = heap;
        this.queueUrls = List.copyOf(queueUrls);
        this.topic = topic;
    }

    /** The loop in an environment of this machine; scenarios elsewhere are refused before their start. */
    public static LoopHandle in(RunningEnvironment environment, List<String> queueUrls, String topic) {
        Testbed testbed = environment
                .owned()
                .orElseThrow(
                        () -> new BrokenRunException("the bare loop runs beside the testbed's own processes only"));
        return new LoopHandle(testbed, testbed.options().connect().heap(), queueUrls, topic);
    }

    @Override
    public String name() {
        return "bare loop";
    }

    @Override
    public void start() {
        process = LoopSubject.start(testbed, PROCESS, heap, queueUrls, topic);
    }

    @Override
    public boolean isRunning() {
        if (process == null) {
            return false;
        }
        if (process.diedByItself()) {
            throw new BrokenRunException(
                    "the bare loop ended; its log " + process.logFile() + " ends with:\n" + process.logTail());
        }
        ready = ready || LoopSubject.isReady(process);
        return ready && process.isAlive();
    }

    @Override
    public String state() {
        return process == null ? "not started" : !process.isAlive() ? "ended" : ready ? "moving" : "warming up";
    }

    @Override
    public void stop() {
        if (process != null) {
            process.kill();
        }
    }

    @Override
    public boolean takesMessages() {
        return true;
    }

    @Override
    public List<JvmProcess> processes(List<JvmProcess> environment) {
        List<JvmProcess> workers = testbed.connect().workers();
        List<JvmProcess> all = new ArrayList<>(
                environment.stream().filter(other -> !workers.contains(other)).toList());
        if (process != null) {
            all.add(process);
        }
        return all;
    }
}
