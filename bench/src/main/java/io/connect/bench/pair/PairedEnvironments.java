package io.connect.bench.pair;

import io.connect.bench.BrokenRunException;
import io.connect.bench.environment.Environments;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.environment.ConnectSpec;
import io.connect.bench.settings.Settings;
import io.connect.testbed.RunningEnvironment;
import io.connect.testbed.Testbed;
import io.connect.testbed.connect.ConnectOptions;
import io.connect.testbed.process.ProcessFailedException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The environments of a gate. Brokers and services continue to run; each pair gets new workers for base, candidate and control.
 * The reason is that two workers of the same build have different figures as long as they live. Within a pair, scenarios that
 * need the same workers share them. Concurrent runs are allowed if they belong to one pair and one scenario.
 */
public final class PairedEnvironments extends Environments {

    private static final Logger log = LoggerFactory.getLogger(PairedEnvironments.class);

    private final PairSettings pairs;
    private final Map<String, Place> places = new ConcurrentHashMap<>();
    /** The workers of the current set, in the order of their start. */
    private final Map<PairRole, Testbed> testbeds = new LinkedHashMap<>();

    private Testbed brokers;
    private Scenario latest;
    private int sets;

    /** The scenario, the pair and the role of a run. */
    record Place(String scenario, int pair, PairRole role) {}

    public PairedEnvironments(Settings settings, PairSettings pairs) {
        super(settings);
        this.pairs = pairs;
    }

    /**
     * Sets the scenario, the pair and the role of a run. They determine its workers.
     *
     * @param run the scenario under the name of this run
     * @param scenario the scenario of the three runs
     */
    public void assign(Scenario run, Scenario scenario, int pair, PairRole role) {
        places.put(run.id(), new Place(scenario.id(), pair, role));
    }

    @Override
    public synchronized RunningEnvironment forScenario(Scenario scenario) {
        if (!isOnTheStandingSet(scenario)) {
            endWorkers();
            brokers = super.forScenario(scenario)
                    .owned()
                    .orElseThrow(() -> new BrokenRunException(
                            "two builds can only be paired on workers of the testbed's own; environment.kind is "
                                    + scenario.environment().kind().text()));
            latest = scenario;
            startWorkers(
                    super.workers(scenario.environment().connect(), pairs.foreign()),
                    places.get(scenario.id()).pair());
        }
        Testbed own = testbeds.get(places.get(scenario.id()).role());
        own.connect().awaitReady();
        return own;
    }

    private boolean isOnTheStandingSet(Scenario scenario) {
        return testbeds.size() == PairRole.values().length
                && brokers.isUp()
                && sharesWorkers(latest, scenario)
                && keeps(
                        places.get(latest.id()),
                        places.get(scenario.id()),
                        PairPlan.goesSideBySide(scenario),
                        testbeds.values().stream().allMatch(Testbed::isUp));
    }

    /**
     * Whether a run takes the workers of the latest one. A worker that has died is replaced with its whole set, except while
     * runs go side by side. Then its own run finds it dead, and the neighbours continue.
     */
    static boolean keeps(Place latest, Place next, boolean sideBySide, boolean allUp) {
        boolean neighbours = sideBySide && latest.scenario().equals(next.scenario());
        return latest.pair() == next.pair() && (neighbours || allUp);
    }

    /**
     * Starts the workers, and waits for them, in the order of the pair's turns. The base's worker was always the first one before,
     * and in eight runs of one build it was 7 % faster than the others.
     */
    private void startWorkers(ConnectOptions workers, int pair) {
        sets++;
        try {
            for (PairRole role : PairRole.turns(pair)) {
                Path plugins = role == PairRole.CANDIDATE ? pairs.candidate() : pairs.base();
                testbeds.put(
                        role, brokers.startConnectBeside("set-" + sets + "-" + role.text(), workers, List.of(plugins)));
            }
            testbeds.values().forEach(PairedEnvironments::awaitStart);
        } catch (RuntimeException | Error e) {
            endWorkers();
            throw e;
        }
    }

    /** A worker that does not start breaks its own run, which waits for it again. */
    private static void awaitStart(Testbed testbed) {
        try {
            testbed.connect().awaitReady();
        } catch (ProcessFailedException e) {
            log.warn("a worker of a pair did not start: {}", e.getMessage());
        }
    }

    private void endWorkers() {
        testbeds.values().forEach(Testbed::endConnectBeside);
        testbeds.clear();
    }

    /** Starts no workers together with the brokers: each pair starts its own. */
    @Override
    protected ConnectOptions workers(ConnectSpec spec, boolean foreign) {
        return super.workers(spec, foreign).withWorkers(0);
    }

    /** The plugin folder of the scenario's subject need not exist: the two builds replace it. */
    @Override
    protected List<Path> pluginPath(Optional<String> plugin) {
        return List.of();
    }

    @Override
    public synchronized void close() {
        testbeds.clear();
        super.close();
    }
}
