package io.connect.gatling.run;

import io.connect.testbed.RunningEnvironment;
import io.connect.testbed.Testbed;
import io.connect.testbed.connect.ConnectCluster;
import io.connect.testbed.scenario.Scenario;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** One environment in which workers of both builds stand side by side; a run uses those of its own role. */
final class PairedEnvironments extends Environments {

    private final PairSettings pairs;
    private final Map<String, PairRole> roles = new ConcurrentHashMap<>();
    private final Map<PairRole, ConnectCluster> clusters = new EnumMap<>(PairRole.class);
    private Testbed known;

    PairedEnvironments(Settings settings, PairSettings pairs) {
        super(settings);
        this.pairs = pairs;
    }

    /** Says on whose workers a scenario is to run. */
    void assign(Scenario scenario, PairRole role) {
        roles.put(scenario.id(), role);
    }

    @Override
    RunningEnvironment forScenario(Scenario scenario) {
        Testbed testbed = super.forScenario(scenario)
                .owned()
                .orElseThrow(() -> new BrokenRunException(
                        "two builds can only be run in turns by workers of the testbed's own; environment.kind is "
                                + scenario.environment().kind().text()));
        if (testbed != known) {
            known = testbed;
            clusters.clear();
            clusters.put(PairRole.BASE, testbed.connect());
            clusters.put(PairRole.CANDIDATE, testbed.startConnectBeside("candidate", List.of(pairs.candidate())));
            clusters.put(PairRole.CONTROL, testbed.startConnectBeside("control", List.of(pairs.base())));
        }
        testbed.use(clusters.get(roles.get(scenario.id())));
        return testbed;
    }

    @Override
    protected List<Path> pluginPath(Optional<String> plugin) {
        return List.of(pairs.base());
    }
}
