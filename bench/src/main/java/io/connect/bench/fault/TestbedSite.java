package io.connect.bench.fault;

import io.connect.bench.scenario.fault.FaultSite;
import io.connect.bench.scenario.fault.FaultTarget;
import io.connect.bench.subject.SubjectHandle;
import io.connect.testbed.Testbed;
import io.connect.testbed.connect.ConnectRest;
import io.connect.testbed.link.Link;
import io.connect.testbed.process.JvmProcess;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A running testbed, to which faults are applied. Closing it stops the work that continues after a fault has ended. */
final class TestbedSite implements FaultSite, AutoCloseable {
    private final Testbed testbed;
    private final Supplier<SubjectHandle> subject;
    private final Map<FaultTarget, List<Consumer<JvmProcess>>> onRestart = new ConcurrentHashMap<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "task-restarts");
        thread.setDaemon(true);
        return thread;
    });

    /** @param subject the owner of the processes and tasks that {@code worker-1}, {@code task-0} and so on refer to */
    TestbedSite(Testbed testbed, Supplier<SubjectHandle> subject) {
        this.testbed = testbed;
        this.subject = subject;
    }

    @Override
    public Link link(FaultTarget target) {
        return testbed.links().get(target.part() == FaultTarget.Part.TASK ? Testbed.SQS_LINK : target.toString());
    }

    @Override
    public JvmProcess process(FaultTarget target) {
        List<JvmProcess> processes = target.part() == FaultTarget.Part.BROKER
                ? testbed.kafka().brokers()
                : subject.get().workers();
        if (target.index() > processes.size()) {
            throw new IllegalArgumentException(
                    "there is no " + target + ": this run has " + processes.size() + " of its kind");
        }
        return processes.get(target.index() - 1);
    }

    @Override
    public void restart(FaultTarget target) {
        if (target.part() == FaultTarget.Part.BROKER) {
            testbed.kafka().restart(target.index());
        } else {
            subject.get().restartWorker(target.index());
        }
        JvmProcess started = process(target);
        onRestart.getOrDefault(target, List.of()).forEach(action -> action.accept(started));
    }

    @Override
    public void onRestart(FaultTarget target, Consumer<JvmProcess> action) {
        onRestart.computeIfAbsent(target, key -> new CopyOnWriteArrayList<>()).add(action);
    }

    @Override
    public ConnectRest connect() {
        return testbed.connectRest();
    }

    @Override
    public String connector() {
        return subject.get().name();
    }

    @Override
    public ScheduledExecutorService watch() {
        return watch;
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
