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
 * The faults that a run plans for its environment. The run's own thread or the shutdown hook prepares and closes them. The thread
 * that knows second 0 starts them. Any thread may read them.
 */
public class RunFaults implements AutoCloseable {

    private final List<Fault> planned;
    private volatile FaultRun running;

    public RunFaults(Scenario scenario) {
        this.planned = planned(scenario);
    }

    /**
     * The faults of the scenario, and the limit that the environment sets on the workers' CPU. The limit applies from the start
     * of the load to the end of the run, but not while workers start. So scenarios with and without a limit can share an
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

    /** Whether the run has any fault. */
    public boolean any() {
        return !planned.isEmpty();
    }

    /** Whether a fault stops a process on purpose. */
    public boolean takeProcessesDown() {
        return planned.stream().anyMatch(Fault::takesProcessDown);
    }

    /**
     * Prepares the links for the faults, before the connector opens its connections.
     *
     * @throws BrokenRunException when there are faults but the environment is not the bench's own
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

    /** Starts the timeline: second 0 is now. */
    public void start() {
        if (running != null) {
            running.start();
        }
    }

    /** The records of all faults that have begun so far or failed to begin. */
    public List<FaultRecord> records() {
        return running == null ? List.of() : running.records();
    }

    /** The active faults, in words. */
    public List<String> inForce() {
        return records().stream()
                .filter(FaultRecord::inForce)
                .map(record -> FaultWindow.label(record.what(), record.where()))
                .toList();
    }

    /** The first fault that could not be applied or removed. The run then differs from the planned one. */
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
