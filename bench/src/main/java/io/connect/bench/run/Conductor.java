package io.connect.bench.run;

import io.connect.bench.BrokenRunException;
import io.connect.bench.aws.QueueMetricsFile;
import io.connect.bench.environment.Environments;
import io.connect.bench.external.ExternalEnvironmentException;
import io.connect.bench.fault.RunFaults;
import io.connect.bench.inspect.Inspections;
import io.connect.bench.inspect.WorkerInspection;
import io.connect.bench.monitor.LiveRun;
import io.connect.bench.monitor.RunMetrics;
import io.connect.bench.settings.Settings;
import io.connect.bench.subject.SubjectFailure;
import io.connect.testbed.RunningEnvironment;
import io.connect.testbed.artifact.ArtifactException;
import io.connect.testbed.connect.ConnectRestException;
import io.connect.testbed.docker.DockerEnvironmentException;
import io.connect.testbed.process.ProcessFailedException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one scenario on its own thread: it prepares the site, starts the instruments, and carries out the sequence of load and
 * drains. Each stage begins when everything that it needs is ready. At the end, or after a failure, everything that was started
 * is stopped.
 */
public final class Conductor implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Conductor.class);

    private final ScenarioRun run;
    private final Settings settings;
    private final Environments environments;
    private final RunJournal journal;
    private final RunFaults faults;
    private final RunEnding ending;
    private final RunBarrier barrier;
    private final Preparation preparation;
    private final ArrivalTap tap;

    /** An action that may be interrupted. */
    private interface Step {
        void run() throws InterruptedException;
    }

    public Conductor(
            ScenarioRun run,
            Settings settings,
            Environments environments,
            RunJournal journal,
            RunFaults faults,
            RunEnding ending,
            RunBarrier barrier,
            Preparation preparation) {
        this.run = run;
        this.settings = settings;
        this.environments = environments;
        this.journal = journal;
        this.faults = faults;
        this.ending = ending;
        this.barrier = barrier;
        this.preparation = preparation;
        this.tap = new ArrivalTap(run);
    }

    @Override
    public void run() {
        ending.begin();
        ProgressOutput output = new ProgressOutput(settings.runFolder(), System.err, ending::isWritten);
        try (ProgressPrinter progress = new ProgressPrinter(run, tap, faults::inForce, output)) {
            progress.start();
            attempt(this::layOut);
        } finally {
            run.stopLoad();
            barrier.close();
            ending.finish();
        }
    }

    private void layOut() {
        List<String> lacking = Environments.lacking(run.scenario());
        if (!lacking.isEmpty()) {
            throw new BrokenRunException(run.scenario().id() + " cannot be run here: " + String.join("; ", lacking));
        }
        RunningEnvironment environment = environments.forScenario(run.scenario());
        journal.surroundings(preparation.before(run, environment));
        QueueMetricsFile queueMetrics = new QueueMetricsFile(
                inspectionFolder(), run.scenario().id(), run.clock().micros());
        RunSite site = RunSite.layOut(environment, run, settings.runId());
        try (site) {
            attempt(() -> watch(site));
            ending.settle(site);
        }
        // This is the last step. The request goes over the internet, and CloudWatch keeps the data of a deleted queue.
        ending.takeQueueMetrics(queueMetrics, site);
    }

    private void watch(RunSite site) {
        WorkerInspection inspection =
                new WorkerInspection(site.environment(), Inspections.from(System.getProperties()), inspectionFolder());
        inspection.start();
        try {
            faults.prepare(site.environment(), site.fixture()::subject, run.clock()::micros);
            observe(site, inspection);
        } finally {
            inspection.finish();
        }
    }

    private void observe(RunSite site, WorkerInspection inspection) {
        Health health = new Health(
                site.environment(),
                site.fixture()::subject,
                faults,
                run.clock()::micros,
                failure -> failed(failure, inspection));
        try (RunInstruments instruments = RunInstruments.of(run, site, tap, health, inspection)) {
            journal.samplesFrom(instruments.sampler()::recording);
            attempt(() -> {
                RunMetrics.Following shown = environments.follow(live(instruments));
                try {
                    instruments.start();
                    new RunSequence(run, site, instruments, journal, faults, tap, barrier).run();
                } finally {
                    shown.end();
                }
            });
            run.stopLoad();
            instruments.leaveWorkers();
            journal.endSamples();
            // This comes before the instruments are closed, which can take seconds, so that the verdict is available
            // earlier.
            ending.settle(site);
        }
    }

    private LiveRun live(RunInstruments instruments) {
        return new LiveRun(
                run.scenario().id(),
                run.ledger()::progress,
                tap::watchedP95Millis,
                faults::inForce,
                () -> faults.records().size(),
                instruments.sampler()::lastDepth);
    }

    private void failed(SubjectFailure failure, WorkerInspection inspection) {
        journal.failure(failure);
        inspection.dump(failure.what().lines().findFirst().orElse(""));
        journal.event(
                failure.atMicros(), failure.kind() == SubjectFailure.Kind.TASK ? "task failed" : "worker crashed");
    }

    private Path inspectionFolder() {
        return settings.runFolder().resolve("logs").resolve(run.scenario().id());
    }

    /** Carries out a step. If it fails, the failure is recorded, and the concurrent runs continue without this one. */
    private void attempt(Step step) {
        try {
            step.run();
        } catch (BrokenRunException
                | ConnectRestException
                | ProcessFailedException
                | ArtifactException
                | DockerEnvironmentException
                | ExternalEnvironmentException e) {
            // These messages already name the failed part and the reason; a stack trace of the bench would add nothing.
            breakdown(e.getMessage());
        } catch (InterruptedException e) {
            breakdown("the run was interrupted");
        } catch (RuntimeException | Error e) {
            log.error("the run of {} ended with an error", run.scenario().id(), e);
            breakdown(e.toString());
        }
    }

    private void breakdown(String why) {
        journal.breakdown(why);
        barrier.close();
    }
}
