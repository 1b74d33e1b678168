package io.connect.gatling;

import io.connect.bench.console.InvocationEnd;
import io.connect.bench.console.NotExercised;
import io.connect.bench.console.RunCount;
import io.connect.bench.console.Terminal;
import io.connect.bench.environment.Environments;
import io.connect.bench.environment.SharedServices;
import io.connect.bench.fault.RunFaults;
import io.connect.bench.load.HostClock;
import io.connect.bench.load.Share;
import io.connect.bench.result.ResultAssembler;
import io.connect.bench.result.VerdictLog;
import io.connect.bench.round.RoundOutcome;
import io.connect.bench.round.RoundResults;
import io.connect.bench.round.Schedule;
import io.connect.bench.round.Turn;
import io.connect.bench.run.Conductor;
import io.connect.bench.run.Preparation;
import io.connect.bench.run.RequestNames;
import io.connect.bench.run.RunBarrier;
import io.connect.bench.run.RunEnding;
import io.connect.bench.run.RunJournal;
import io.connect.bench.run.ScenarioRun;
import io.connect.bench.run.Stage;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.read.ScenarioFile;
import io.connect.bench.settings.Settings;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Shard;
import io.connect.reports.run.RunFolder;
import io.connect.reports.scenario.Unexercised;
import io.connect.reports.summary.RunLine;
import io.connect.testbed.process.ParentWatch;
import io.gatling.javaapi.core.PopulationBuilder;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a list of scenarios in one Gatling simulation, one after the other in one chain of populations. Every started scenario
 * produces a result, even after a failure.
 */
public final class Bench {

    private static final Logger log = LoggerFactory.getLogger(Bench.class);
    /** The file in the run's logs that contains Gatling's output. */
    static final String GATLING_WORDS = "gatling.log";

    private final Settings settings;
    private final List<Scenario> scenarios;
    private final List<Turn> turns;
    private final Environments environments;
    private final Preparation preparation;
    private final RunFolder folder;
    private final Origin origin;
    private final RoundResults results;
    private final VerdictLog verdicts;
    private final RunCount count;
    private final List<RunEnding> endings = new ArrayList<>();
    private volatile ScenarioRun current;

    /**
     * A bench for scenarios that are not run yet.
     *
     * @param file the file that they are written in
     * @param scenarios at least one
     */
    public Bench(Settings settings, ScenarioFile file, List<Scenario> scenarios) {
        this.settings = settings;
        this.scenarios = SharedServices.of(scenarios);
        this.turns = Schedule.of(this.scenarios, settings.seed());
        this.environments = new Environments(settings);
        this.preparation = new Preparation(settings);
        this.folder = RunFolder.open(settings.folders().runs(), settings.folderName());
        Unexercised.write(folder.path(), NotExercised.in(settings, file, scenarios));
        folder.expect(this.scenarios.stream().map(Scenario::id).toList());
        this.origin = new Origin(settings.projectRoot());
        this.verdicts = new VerdictLog(settings.has(Settings.Flag.STRICT));
        this.results = new RoundResults(turns, settings.share(), Bench::age, this::publish);
        this.count = RunCount.of(turns);
        BenchLog.in(folder.logs());
        Terminal.divertOthersTo(folder.logs().resolve(GATLING_WORDS));
        ParentWatch.start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::interrupted, "partial-results"));
    }

    private static Duration age() {
        return Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
    }

    /** The chain of populations for all runs. */
    public PopulationBuilder population() {
        HostClock clock = HostClock.start();
        return RunChain.of(
                turns.stream().map(turn -> flow(turn, clock)).toList(),
                ScenarioFlow.closing(new InvocationEnd(settings, environments, folder)));
    }

    private ScenarioFlow flow(Turn turn, HostClock clock) {
        Scenario scenario = turn.scenario();
        ScenarioRun run = new ScenarioRun(scenario, clock, settings.share(), settings.start());
        ResultAssembler assembler = new ResultAssembler(
                settings.folderName(),
                shard(),
                origin.of(scenario, scenario.subject().name()));
        RunJournal journal = new RunJournal();
        RunFaults faults = new RunFaults(scenario);
        RunEnding ending = new RunEnding(
                run, journal, faults, new RoundOutcome(turn, results, assembler, folder, this::linked, this::tell));
        endings.add(ending);
        Conductor conductor =
                new Conductor(run, settings, environments, journal, faults, ending, RunBarrier.NONE, preparation);
        return new ScenarioFlow(run, () -> {
            current = run;
            if (results.skips(turn)) {
                if (turn.attempt() == 0) {
                    count.ended(turn.scenario().id());
                }
                results.over(turn);
                run.progression().advance(Stage.FINISHED);
            } else {
                conductor.run();
            }
        });
    }

    /** Reports that one round of a variant has ended. */
    private void tell(RunResult round) {
        Terminal.print(count.ended(round.name()) + " " + RunLine.of(round) + "\n");
    }

    /** Publishes the result of a variant after all its rounds. */
    private void publish(Scenario variant, RunResult result) {
        try {
            folder.add(result);
            String counted = variant.rounds().count() == 1 ? count.ended(variant.id()) + " " : "";
            Terminal.print(counted + RunLine.of(result) + "\n");
            verdicts.tell(current.log(), variant.id(), result);
        } catch (RuntimeException e) {
            log.error("cannot write the result of {}", variant.id(), e);
            verdicts.tellUnwritten(current.log(), variant.id(), e);
        }
    }

    /** The shard for the result; null for the whole load. */
    private Shard shard() {
        Share share = settings.share();
        return share.isWhole() ? null : new Shard(settings.runId(), share.part(), share.of());
    }

    private RunResult linked(RunResult result) {
        return GatlingReport.linkedFrom(folder.path(), result);
    }

    /** Names under which the verdicts are logged. For the build to pass, each must be logged exactly once, as a success. */
    public List<String> verdictRequests() {
        return scenarios.stream().map(Scenario::id).map(RequestNames::verdict).toList();
    }

    /** The name under which the comparison with the baselines is logged. */
    public static String gateRequest() {
        return InvocationEnd.GATE_REQUEST;
    }

    /** Writes a partial result for the run in progress and the report of the results so far, when the JVM shuts down. */
    private void interrupted() {
        long cut = endings.stream().filter(RunEnding::interrupted).count();
        // If the JVM ends during a warm-up, there may be no result to report.
        boolean gathered = results.publishAll();
        if (cut > 0 || gathered) {
            if (!folder.results().isEmpty()) {
                Terminal.print(InvocationEnd.lines(settings, folder.finish(settings.baselines())));
            }
        }
    }
}
