package io.connect.bench.inspect;

import io.connect.bench.BrokenRunException;
import io.connect.bench.sample.Recording;
import io.connect.testbed.RunningEnvironment;
import io.connect.testbed.inspect.AsyncProfiler;
import io.connect.testbed.inspect.InspectionException;
import io.connect.testbed.inspect.JvmInspection;
import io.connect.testbed.process.JvmProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Inspects the workers of one run: thread dumps and heap histograms after a failure, and recordings, profiles and heap dumps on
 * request. All files go to a folder of the run, next to the logs. Used by the run's own thread.
 *
 * <p>If a dump cannot be taken, this is only logged, since the failure itself matters more. If a requested profile does not work,
 * the run ends immediately.
 */
public final class WorkerInspection {

    private static final Logger log = LoggerFactory.getLogger(WorkerInspection.class);

    private final RunningEnvironment environment;
    private final Inspections wanted;
    private final Path folder;
    private final Map<Long, JvmProcess> recorded = new LinkedHashMap<>();
    private AsyncProfiler profiler;
    private int dumps;
    private boolean finished;

    /** @param folder the folder of this run; created when something is written to it */
    public WorkerInspection(RunningEnvironment environment, Inspections wanted, Path folder) {
        this.environment = environment;
        this.wanted = wanted;
        this.folder = folder;
    }

    /**
     * Starts the requested inspections in every running worker. The recording of a killed process is lost.
     *
     * @throws BrokenRunException when an inspection does not work here, with the reason
     */
    public void start() {
        boolean anything = wanted.flightRecording()
                || wanted.heapDump()
                || wanted.profilerEvent().isPresent();
        if (anything && workers().isEmpty()) {
            throw new BrokenRunException(
                    "-Djfr, -Dheapdump and -Dprofiler need workers of the bench's own; these run elsewhere");
        }
        try {
            for (JvmProcess worker : workers()) {
                if (wanted.flightRecording()) {
                    new JvmInspection(worker).startFlightRecording();
                }
                if (wanted.profilerEvent().isPresent()) {
                    profiler().start(worker, wanted.profilerEvent().get(), flameGraph(worker));
                }
                recorded.put(worker.pid(), worker);
            }
        } catch (InspectionException e) {
            throw new BrokenRunException(e.getMessage(), e);
        }
    }

    private AsyncProfiler profiler() {
        if (profiler == null) {
            profiler = AsyncProfiler.unpack(
                    environment.owned().orElseThrow().options().work().resolve("async-profiler"));
        }
        return profiler;
    }

    private Path flameGraph(JvmProcess worker) {
        return folder.resolve(worker.name() + "-" + wanted.profilerEvent().orElseThrow() + ".html");
    }

    /** Ends recordings and profiles, and takes the requested heap dumps. Only the first call has an effect. */
    public void finish() {
        if (finished) {
            return;
        }
        finished = true;
        for (JvmProcess worker : workers()) {
            boolean sinceTheStart = recorded.containsKey(worker.pid());
            if (wanted.flightRecording() && sinceTheStart) {
                attempt(
                        worker,
                        "flight recording",
                        () -> new JvmInspection(worker).stopFlightRecording(folder.resolve(worker.name() + ".jfr")));
            }
            if (wanted.profilerEvent().isPresent() && sinceTheStart) {
                attempt(worker, "flame graph", () -> profiler.stop(worker, flameGraph(worker)));
            }
            if (wanted.heapDump()) {
                attempt(
                        worker,
                        "heap dump",
                        () -> new JvmInspection(worker).dumpHeap(folder.resolve(worker.name() + ".hprof")));
            }
        }
        recorded.clear();
    }

    /** Called on a failure: takes a thread dump and a heap histogram of every worker. */
    public void dump(String reason) {
        dumps++;
        for (JvmProcess worker : workers()) {
            attempt(
                    worker,
                    "thread dump",
                    () -> write(
                            worker.name() + "-threads-" + dumps + ".txt",
                            reason,
                            new JvmInspection(worker).threadDump()));
            attempt(
                    worker,
                    "heap histogram",
                    () -> write(
                            worker.name() + "-histogram-" + dumps + ".txt",
                            reason,
                            new JvmInspection(worker).heapHistogram()));
        }
        log.info("thread dumps and heap histograms of the workers, because of: {}, are in {}", reason, folder);
    }

    private void write(String file, String reason, String content) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(file), "Taken because of: " + reason + "\n\n" + content);
        } catch (IOException e) {
            throw new BrokenRunException("cannot write " + folder.resolve(file), e);
        }
    }

    private void attempt(JvmProcess worker, String what, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            log.warn("no {} of {}: {}", what, worker, e.getMessage());
        }
    }

    private List<JvmProcess> workers() {
        return environment.processes().stream()
                .filter(process -> process.name().startsWith(Recording.WORKER))
                .filter(JvmProcess::isAlive)
                .toList();
    }

    /** One line for each process, with the address that a tool needs to attach to it. */
    public static String addresses(List<JvmProcess> processes) {
        StringBuilder text = new StringBuilder("environment ready; for jcmd, VisualVM and the like:");
        processes.forEach(process -> text.append(String.format(
                "%n  %-10s pid %-7d jmx 127.0.0.1:%d", process.name(), process.pid(), process.jmxPort())));
        return text.toString();
    }
}
