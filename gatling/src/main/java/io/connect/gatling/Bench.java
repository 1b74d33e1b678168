package io.connect.gatling;

import io.connect.bench.console.InvocationEnd;
import io.connect.bench.console.RunCount;
import io.connect.bench.console.Terminal;
import io.connect.bench.environment.Environments;
import io.connect.bench.environment.SharedServices;
import io.connect.bench.fault.RunFaults;
import io.connect.bench.figure.Targets;
import io.connect.bench.load.HostClock;
import io.connect.bench.load.Share;
import io.connect.bench.result.JudgedOutcome;
import io.connect.bench.result.ResultAssembler;
import io.connect.bench.run.Conductor;
import io.connect.bench.run.Outcome;
import io.connect.bench.run.Rehearsal;
import io.connect.bench.run.RehearsedOutcome;
import io.connect.bench.run.RequestNames;
import io.connect.bench.run.RunBarrier;
import io.connect.bench.run.RunEnding;
import io.connect.bench.run.RunJournal;
import io.connect.bench.run.ScenarioRun;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.settings.Settings;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Shard;
import io.connect.reports.run.RunFolder;
import io.connect.reports.summary.RunLine;
import io.connect.testbed.process.ParentWatch;
import io.gatling.javaapi.core.PopulationBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs a list of scenarios in one Gatling simulation, one after the other in one chain of populations, and whatever
 * happens leaves a result of each that began.
 */
public final class Bench {

    /** File in the run's logs with what Gatling prints. */
    private static final String GATLING_WORDS = "gatling.log";

    private final Settings settings;
    private final List<Scenario> scenarios;
    private final Environments environments;
    private final RunFolder folder;
    private final Origin origin;
    private final RunCount count;
    private final List<RunEnding> endings = new ArrayList<>();

    /** A bench for scenarios that are not run yet; at least one. */
    public Bench(Settings settings, List<Scenario> scenarios) {
        this.settings = settings;
        this.scenarios = SharedServices.of(scenarios);
        this.environments = new Environments(settings);
        this.folder = RunFolder.open(settings.folders().runs(), settings.folderName());
        this.origin = new Origin(settings.projectRoot());
        this.count = RunCount.of(this.scenarios);
        BenchLog.in(folder.logs());
        Terminal.divertOthersTo(folder.logs().resolve(GATLING_WORDS));
        ParentWatch.start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::interrupted, "partial-results"));
    }

    /** The chain of populations that runs everything. */
    public PopulationBuilder population() {
        HostClock clock = HostClock.start();
        List<PopulationBuilder> populations = new ArrayList<>();
        for (int i = 0; i < scenarios.size(); i++) {
            Rehearsal.before(scenarios, i)
                    .map(rehearsal -> rehearsed(rehearsal, clock).population())
                    .ifPresent(populations::add);
            populations.add(measured(scenarios.get(i), clock).population());
        }
        populations.add(ScenarioFlow.closing(new InvocationEnd(settings, environments, folder)));
        return ScenarioFlow.oneAfterTheOther(populations.stream());
    }

    private ScenarioFlow measured(Scenario scenario, HostClock clock) {
        ScenarioRun run = new ScenarioRun(scenario, clock, settings.share(), settings.start());
        ResultAssembler assembler = new ResultAssembler(
                settings.folderName(),
                shard(),
                origin.of(scenario, scenario.subject().name()),
                reference(scenario));
        return flow(run, new JudgedOutcome(folder, assembler, this::linked, this::tell));
    }

    private ScenarioFlow rehearsed(Scenario scenario, HostClock clock) {
        return flow(new ScenarioRun(scenario, clock, settings.share(), settings.start()), new RehearsedOutcome());
    }

    private ScenarioFlow flow(ScenarioRun run, Outcome outcome) {
        RunJournal journal = new RunJournal();
        RunFaults faults = new RunFaults(run.scenario());
        RunEnding ending = new RunEnding(run, journal, faults, outcome);
        endings.add(ending);
        return new ScenarioFlow(
                run, new Conductor(run, settings, environments, journal, faults, ending, RunBarrier.NONE));
    }

    /** What a result says of its part; null for the whole. */
    private Shard shard() {
        Share share = settings.share();
        return share.isWhole() ? null : new Shard(settings.runId(), share.part(), share.of());
    }

    private void tell(RunResult result) {
        Terminal.print(count.ended(result.name()) + " " + RunLine.of(result) + "\n");
    }

    private RunResult linked(RunResult result) {
        return GatlingReport.linkedFrom(folder.path(), result);
    }

    private Targets.Reference reference(Scenario scenario) {
        return (variant, metricId) -> folder.results().stream()
                .filter(result -> result.name().equals(scenario.name() + "@" + variant))
                .map(result -> result.value(metricId))
                .flatMap(Optional::stream)
                .mapToDouble(Double::doubleValue)
                .findFirst();
    }

    /** Names under which the verdicts are logged; each must be there once, and be good, for the build to pass. */
    public List<String> verdictRequests() {
        return scenarios.stream().map(Scenario::id).map(RequestNames::verdict).toList();
    }

    /** Name under which the comparison with the baselines is logged. */
    public static String gateRequest() {
        return InvocationEnd.GATE_REQUEST;
    }

    /** The JVM ends: if a run is under way, its partial result is written, and the report of what there is. */
    private void interrupted() {
        long cut = endings.stream().filter(RunEnding::interrupted).count();
        // Cut short in a rehearsal, there may be nothing to report on yet.
        if (cut > 0 && !folder.results().isEmpty()) {
            Terminal.print(InvocationEnd.lines(settings, folder.finish(settings.baselines())));
        }
    }
}
