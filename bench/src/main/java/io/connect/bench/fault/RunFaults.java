package io.connect.bench.fault;

import io.connect.bench.BrokenRunException;
import io.connect.bench.fault.kind.Cpu;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.fault.Fault;
import io.connect.bench.scenario.fault.FaultTarget;
import io.connect.bench.subject.SubjectHandle;
import io.connect.reports.model.FaultWindow;
import io.connect.testbed.RunningEnvironment;
import io.connect.testbed.Testbed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The faults that a run plans for its environment. Prepared and closed by the run's own thread, or by the shutdown hook.
 * Started by the thread that knows second 0. Read by any thread.
 */
public final class RunFaults implements AutoCloseable {

    private final List<Fault> planned;
    private volatile FaultRun running;

    public RunFaults(Scenario scenario) {
        this.planned = planned(scenario);
    }

    /**
     * The scenario's timeline, and the limit that the environment sets on the workers' CPU. The limit is in force from the
     * start of the load to the end of the run, not while workers start. So scenarios with and without a limit can share an
     * environment.
     */
    public static List<Fault> planned(Scenario scenario) {
        List<Fault> faults = new ArrayList<>(scenario.faults());
        scenario.environment().connect().cores().ifPresent(cores -> {
            for (int i = 1; i <= scenario.workersUnderTest(); i++) {
                faults.add(new Fault(
                        new Cpu(cores), new FaultTarget(FaultTarget.Part.WORKER, i), Duration.ZERO, Optional.empty()));
            }
        });
        return faults;
    }

    /** Whether anything is done to this run. */
    public boolean any() {
        return !planned.isEmpty();
    }

    /** Whether a process goes down on purpose. */
    public boolean takeProcessesDown() {
        return planned.stream().anyMatch(Fault::takesProcessDown);
    }

    /**
     * Prepares the links for the faults, before the connector opens its connections.
     *
     * @throws BrokenRunException when there are faults and the environment is not ours to hurt
     */
    public void prepare(RunningEnvironment environment, Supplier<SubjectHandle> subject, LongSupplier clockMicros) {
        if (any()) {
            Testbed testbed = environment
                    .owned()
                    .orElseThrow(() -> new BrokenRunException(
                            "faults need an environment of the bench's own: environment.kind embedded"));
            running = FaultRun.prepare(testbed, subject, planned, clockMicros);
        }
    }

    /** This is second 0 of the timeline. */
    public void start() {
        if (running != null) {
            running.start();
        }
    }

    /** The mark of every fault that came into force so far, or could not. */
    public List<FaultRecord> records() {
        return running == null ? List.of() : running.records();
    }

    /** The faults in force now, in words. */
    public List<String> inForce() {
        return records().stream()
                .filter(FaultRecord::inForce)
                .map(record -> FaultWindow.label(record.what(), record.where()))
                .toList();
    }

    /** The first fault that could not be made or taken back: the run is then not the one that was asked for. */
    public Optional<String> failure() {
        return records().stream()
                .filter(record -> record.failure().isPresent())
                .map(record -> "fault '" + record.what() + "' failed: "
                        + record.failure().get())
                .findFirst();
    }

    /** Ends every fault, and starts killed processes again. */
    @Override
    public void close() {
        if (running != null) {
            running.close();
        }
    }
}
