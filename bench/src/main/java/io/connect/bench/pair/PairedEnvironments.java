package io.connect.bench.pair;

import io.connect.bench.BrokenRunException;
import io.connect.bench.environment.Environments;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.environment.ConnectSpec;
import io.connect.bench.settings.Settings;
import io.connect.testbed.RunningEnvironment;
import io.connect.testbed.Testbed;
import io.connect.testbed.connect.ConnectOptions;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The environments of a gate. Brokers and services continue to run; each pair gets new workers for base, candidate and control.
 * The reason is that two workers of the same build have different figures as long as they live. Within a pair, scenarios that
 * need the same workers share them. Concurrent runs are allowed if they belong to one pair and one scenario.
 */
public final class PairedEnvironments extends Environments {

    private final PairSettings pairs;
    private final Map<String, Place> places = new ConcurrentHashMap<>();
    private final Map<PairRole, Testbed> testbeds = new EnumMap<>(PairRole.class);
    private Scenario latest;
    private int sets;

    /** The pair and role of a run. */
    private record Place(int pair, PairRole role) {}

    public PairedEnvironments(Settings settings, PairSettings pairs) {
        super(settings);
        this.pairs = pairs;
    }

    /** Sets the pair and the role of a scenario's run, and so its workers. */
    public void assign(Scenario scenario, int pair, PairRole role) {
        places.put(scenario.id(), new Place(pair, role));
    }

    @Override
    public synchronized RunningEnvironment forScenario(Scenario scenario) {
        if (!isOnTheStandingSet(scenario)) {
            endWorkers();
            Testbed brokers = super.forScenario(scenario)
                    .owned()
                    .orElseThrow(() -> new BrokenRunException(
                            "two builds can only be paired on workers of the testbed's own; environment.kind is "
                                    + scenario.environment().kind().text()));
            latest = scenario;
            startWorkers(brokers, super.workers(scenario.environment().connect(), pairs.foreign()));
        }
        return testbeds.get(places.get(scenario.id()).role());
    }

    private boolean isOnTheStandingSet(Scenario scenario) {
        return testbeds.size() == PairRole.values().length
                && places.get(latest.id()).pair() == places.get(scenario.id()).pair()
                && sharesWorkers(latest, scenario)
                && testbeds.values().stream().allMatch(Testbed::isUp);
    }

    private void startWorkers(Testbed brokers, ConnectOptions workers) {
        sets++;
        try {
            for (PairRole role : PairRole.values()) {
                Path plugins = role == PairRole.CANDIDATE ? pairs.candidate() : pairs.base();
                testbeds.put(
                        role, brokers.startConnectBeside("set-" + sets + "-" + role.text(), workers, List.of(plugins)));
            }
            testbeds.values().forEach(testbed -> testbed.connect().awaitReady());
        } catch (RuntimeException | Error e) {
            endWorkers();
            throw e;
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

    @Override
    public synchronized void close() {
        testbeds.clear();
        super.close();
    }
}
