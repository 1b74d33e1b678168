package io.connect.gatling;

import io.connect.bench.console.Terminal;
import io.connect.bench.environment.SharedServices;
import io.connect.bench.fault.RunFaults;
import io.connect.bench.load.HostClock;
import io.connect.bench.pair.Lockstep;
import io.connect.bench.pair.PairClock;
import io.connect.bench.pair.PairPlan;
import io.connect.bench.pair.PairRole;
import io.connect.bench.pair.PairScore;
import io.connect.bench.pair.PairSettings;
import io.connect.bench.pair.PairedEnd;
import io.connect.bench.pair.PairedEnvironments;
import io.connect.bench.result.JudgedOutcome;
import io.connect.bench.result.ResultAssembler;
import io.connect.bench.run.Conductor;
import io.connect.bench.run.Preparation;
import io.connect.bench.run.RunBarrier;
import io.connect.bench.run.RunEnding;
import io.connect.bench.run.RunJournal;
import io.connect.bench.run.ScenarioRun;
import io.connect.bench.run.Stage;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.Subject;
import io.connect.bench.settings.Settings;
import io.connect.reports.model.RunResult;
import io.connect.reports.run.RunFolder;
import io.connect.testbed.process.ParentWatch;
import io.gatling.javaapi.core.PopulationBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs two builds of the subject in one environment, and the base build a second time as a control. Paced loads run side by side.
 * Drains of a backlog run in turns, since each needs the whole machine. Populations for the maximum number of pairs are created
 * in advance, because Gatling must know them. Pairs that are no longer needed send no message.
 */
public final class PairedBench {

    /** The file in the run folder with a line per pair and metric. */
    private static final String PAIRS = "pairs.jsonl";

    private final Settings settings;
    private final PairSettings pairs;
    private final List<Scenario> scenarios;
    private final PairedEnvironments environments;
    private final PairClock time;
    private final RunFolder folder;
    private final Origin origin;
    private final Preparation preparation;

    private PairedBench(Settings settings, PairSettings pairs, List<Scenario> scenarios) {
        this.settings = settings;
        this.pairs = pairs;
        this.scenarios = List.copyOf(scenarios);
        this.environments = new PairedEnvironments(settings, pairs);
        this.time = new PairClock(pairs.count());
        this.folder = RunFolder.open(settings.folders().runs(), settings.runId());
        this.origin = new Origin(settings.projectRoot());
        this.preparation = new Preparation(settings);
        BenchLog.in(folder.logs());
        Terminal.divertOthersTo(folder.logs().resolve(Bench.GATLING_WORDS));
        ParentWatch.start();
    }

    /**
     * Creates a bench for at least one scenario; runs nothing yet.
     *
     * @throws IllegalArgumentException if a property is missing or wrong, with its name, or if no scenario has a connector
     */
    public static PairedBench of(Settings settings, List<Scenario> scenarios) {
        return new PairedBench(settings, pairs(), paired(scenarios));
    }

    /** Describes the runs for these scenarios, and their duration. */
    public static String plan(List<Scenario> scenarios) {
        return plan(pairs(), paired(scenarios)).text();
    }

    private static PairPlan plan(PairSettings pairs, List<Scenario> scenarios) {
        return new PairPlan(scenarios, pairs.count());
    }

    private static PairSettings pairs() {
        return PairSettings.from(System.getProperties())
                .orElseThrow(() -> new IllegalArgumentException("-Dpairs is missing: how many pairs to run"));
    }

    private static List<Scenario> paired(List<Scenario> scenarios) {
        List<Scenario> builds = SharedServices.of(ofConnectors(scenarios));
        if (builds.isEmpty()) {
            throw new IllegalArgumentException(
                    "nothing to pair: none of the scenarios chosen has a connector as its subject");
        }
        return builds;
    }

    /** The scenarios that test a build. The bare loop and the generator alone are the same for both builds. */
    static List<Scenario> ofConnectors(List<Scenario> scenarios) {
        return scenarios.stream()
                .filter(scenario -> scenario.subject().kind() == Subject.Kind.CONNECTOR)
                .toList();
    }

    /** The name under which the end of all pairs is logged. It must be logged exactly once, as a success. */
    public static String request() {
        return PairedEnd.REQUEST;
    }

    /** The chain of populations for all runs. */
    public PopulationBuilder population() {
        Terminal.print(plan(pairs, scenarios).text());
        HostClock clock = HostClock.start();
        Map<Scenario, PairScore> scores = new LinkedHashMap<>();
        scenarios.forEach(scenario -> scores.put(scenario, new PairScore(scenario.id(), pairs, file())));
        scores.values().forEach(PairScore::begin);
        List<PopulationBuilder> rounds = new ArrayList<>();
        for (int pair = PairPlan.UNCOUNTED; pair <= pairs.count().most(); pair++) {
            for (Scenario scenario : scenarios) {
                Round round = new Round(scenario, pair, scores.get(scenario), clock);
                rounds.add(PairPlan.goesSideBySide(scenario) ? sideBySide(round) : inTurns(round));
            }
        }
        rounds.add(ScenarioFlow.closing(
                new PairedEnd(environments, folder, settings.baselines(), List.copyOf(scores.values()))));
        return RunChain.oneAfterTheOther(rounds.stream());
    }

    /** The three runs of one scenario that make a pair. */
    private record Round(Scenario scenario, int pair, PairScore score, HostClock clock) {}

    private PopulationBuilder inTurns(Round round) {
        return RunChain.of(PairRole.turns(round.pair()).stream()
                .map(role -> flow(round, role, RunBarrier.NONE))
                .toList());
    }

    private PopulationBuilder sideBySide(Round round) {
        PairRole[] roles = PairRole.values();
        Lockstep lockstep = new Lockstep(roles.length);
        return ScenarioFlow.passing(round.scenario().id() + " " + PairScore.name(round.pair()))
                .andThen(Stream.of(roles)
                        .map(role -> RunChain.of(List.of(flow(round, role, lockstep.lane(role.ordinal())))))
                        .toArray(PopulationBuilder[]::new));
    }

    private Path file() {
        return folder.path().resolve(PAIRS);
    }

    private ScenarioFlow flow(Round round, PairRole role, RunBarrier barrier) {
        Scenario scenario = named(round, role);
        environments.assign(scenario, round.scenario(), round.pair(), role);
        ScenarioRun run = new ScenarioRun(scenario, round.clock());
        RunJournal journal = new RunJournal();
        RunFaults faults = new RunFaults(scenario);
        var build = role == PairRole.CANDIDATE ? pairs.candidate() : pairs.base();
        ResultAssembler assembler = new ResultAssembler(settings.runId(), origin.of(scenario, build.toString()));
        JudgedOutcome outcome = new JudgedOutcome(
                folder, assembler, this::linked, result -> round.score().add(round.pair(), role, result));
        RunEnding ending = new RunEnding(run, journal, faults, outcome);
        Conductor conductor = new Conductor(run, settings, environments, journal, faults, ending, barrier, preparation);
        return new ScenarioFlow(run, () -> {
            if (round.score().isDecided() || !time.hasTimeFor(round.pair())) {
                run.progression().advance(Stage.FINISHED);
            } else {
                conductor.run();
            }
        });
    }

    /** The scenario under a separate name and without targets, because only the builds are compared. */
    private Scenario named(Round round, PairRole role) {
        Scenario scenario = round.scenario();
        Map<String, String> connector = new LinkedHashMap<>(scenario.connector());
        if (role == PairRole.CANDIDATE) {
            connector.putAll(pairs.candidateConfig());
        }
        return scenario.withSuffix(PairScore.name(round.pair()) + "-" + role.text())
                .withEnvironment(scenario.environment().withRehearsal(PairPlan.WARM_UP))
                .withConnector(connector)
                .withoutTargets();
    }

    private RunResult linked(RunResult result) {
        return GatlingReport.linkedFrom(folder.path(), result);
    }
}
