package io.connect.gatling.run;

import io.connect.gatling.load.HostClock;
import io.connect.reports.model.Provenance;
import io.connect.reports.model.ResultJson;
import io.connect.reports.run.GitProbe;
import io.connect.reports.run.MachineProbe;
import io.connect.reports.run.RunFolder;
import io.connect.testbed.process.ParentWatch;
import io.connect.testbed.scenario.Scenario;
import io.connect.testbed.scenario.Subject;
import io.gatling.javaapi.core.PopulationBuilder;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Runs two builds of the subject in turns in one environment, and the base a third time as its own control. All pairs up
 * to the most allowed are laid out beforehand, because Gatling wants to know its populations; those that are not needed
 * any more pass by without a message.
 */
public final class PairedBench {

    /** File of the run folder with a line per pair and metric. */
    private static final String PAIRS = "pairs.jsonl";

    private final Settings settings;
    private final PairSettings pairs;
    private final List<Scenario> scenarios;
    private final PairedEnvironments environments;
    private final RunFolder folder;

    private PairedBench(Settings settings, PairSettings pairs, List<Scenario> scenarios) {
        this.settings = settings;
        this.pairs = pairs;
        this.scenarios = List.copyOf(scenarios);
        this.environments = new PairedEnvironments(settings, pairs);
        this.folder = RunFolder.open(settings.runs(), settings.runId());
        ParentWatch.start();
    }

    /** Whether {@code -Dpairs} asks for pairs at all. */
    public static boolean isAskedFor() {
        return System.getProperty("pairs") != null;
    }

    /**
     * A bench for scenarios that are not run yet; at least one.
     *
     * @throws IllegalArgumentException naming the property that is missing or wrong, or when no scenario has a connector
     */
    public static PairedBench of(Settings settings, List<Scenario> scenarios) {
        PairSettings pairs = PairSettings.from(System.getProperties())
                .orElseThrow(() -> new IllegalArgumentException("-Dpairs is missing: how many pairs to run"));
        List<Scenario> builds = ofConnectors(scenarios);
        if (builds.isEmpty()) {
            throw new IllegalArgumentException(
                    "nothing to pair: none of the scenarios chosen has a connector as its subject");
        }
        return new PairedBench(settings, pairs, builds);
    }

    /**
     * The scenarios with a build in them: the bare loop and the generator alone are the same on both sides. Those that
     * drain a backlog come first: what the others offer in seconds is too little for the programs to get warm by.
     */
    static List<Scenario> ofConnectors(List<Scenario> scenarios) {
        return scenarios.stream()
                .filter(scenario -> scenario.subject().kind() == Subject.Kind.CONNECTOR)
                .sorted(Comparator.comparing(
                        scenario -> scenario.load().backlog().isEmpty()))
                .toList();
    }

    /** Name under which it is logged that all pairs were run; it must be there once, and be good. */
    public static String request() {
        return PairedEnd.REQUEST;
    }

    /** The chain of populations that runs everything. */
    public PopulationBuilder population() {
        HostClock clock = HostClock.start();
        List<PairScore> scores = new ArrayList<>();
        Deque<ScenarioFlow> flows = new ArrayDeque<>();
        for (Scenario scenario : scenarios) {
            PairScore score = new PairScore(scenario.id(), pairs, file());
            scores.add(score);
            for (int pair = 1 - PairScore.WARM_UPS; pair <= pairs.most(); pair++) {
                for (PairRole role : PairRole.turns(pair)) {
                    flows.push(flow(scenario, pair, role, score, clock));
                }
            }
        }
        PopulationBuilder chain =
                ScenarioFlow.closing(new PairedEnd(environments, folder, settings.baselines(), scores));
        while (!flows.isEmpty()) {
            chain = flows.pop().population(chain);
        }
        return chain;
    }

    private Path file() {
        return folder.path().resolve(PAIRS);
    }

    private ScenarioFlow flow(Scenario scenario, int pair, PairRole role, PairScore score, HostClock clock) {
        Scenario turn = turn(scenario, pair, role);
        environments.assign(turn, role);
        ScenarioRun run = new ScenarioRun(turn, clock);
        RunFacts facts = new RunFacts();
        RunFaults faults = new RunFaults(turn);
        ResultAssembler assembler = new ResultAssembler(
                settings.runId(), provenance(turn, role), (variant, metric) -> OptionalDouble.empty());
        RunEnding ending = new RunEnding(run, facts, faults, new JudgedOutcome(folder, assembler));
        Conductor conductor = new Conductor(run, settings, environments, facts, faults, ending);
        return new ScenarioFlow(run, () -> {
            if (score.isDecided()) {
                run.progression().advance(Stage.FINISHED);
            } else {
                conductor.run();
                score.add(pair, role, ResultJson.read(folder.path().resolve(turn.id() + ".json")));
            }
        });
    }

    /** The scenario under a name of its own, and without targets: the builds are held against each other alone. */
    private Scenario turn(Scenario scenario, int pair, PairRole role) {
        Map<String, String> connector = new LinkedHashMap<>(scenario.connector());
        if (role == PairRole.CANDIDATE) {
            connector.putAll(pairs.candidateConfig());
        }
        return scenario.withSuffix(PairScore.name(pair) + "-" + role.text())
                .withConnector(connector)
                .withoutTargets();
    }

    private Provenance provenance(Scenario scenario, PairRole role) {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("kafka", scenario.environment().kafka().version());
        versions.put("connect", scenario.environment().connect().version());
        versions.put("subject", (role == PairRole.CANDIDATE ? pairs.candidate() : pairs.base()).toString());
        return new Provenance(GitProbe.at(settings.projectRoot()), MachineProbe.current(), versions);
    }
}
