package io.connect.bench.pair;

import io.connect.bench.BrokenRunException;
import io.connect.bench.environment.Environments;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.settings.Settings;
import io.connect.testbed.RunningEnvironment;
import io.connect.testbed.Testbed;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One environment in which workers of both builds stand side by side; a run uses those of its own role. Runs may come here at
 * once, as long as they ask for the same parts.
 */
public final class PairedEnvironments extends Environments {

    private final PairSettings pairs;
    private final Map<String, PairRole> roles = new ConcurrentHashMap<>();
    private Scenario latest;
    private final Map<PairRole, Testbed> testbeds = new EnumMap<>(PairRole.class);

    public PairedEnvironments(Settings settings, PairSettings pairs) {
        super(settings);
        this.pairs = pairs;
    }

    /** Says on whose workers a scenario is to run. */
    public void assign(Scenario scenario, PairRole role) {
        roles.put(scenario.id(), role);
    }

    @Override
    public synchronized RunningEnvironment forScenario(Scenario scenario) {
        boolean sameWorkers = latest == null || sharesWorkers(latest, scenario);
        latest = scenario;
        if (!sameWorkers || !testbeds.values().stream().allMatch(Testbed::isUp)) {
            close();
        }
        Testbed base = super.forScenario(scenario)
                .owned()
                .orElseThrow(() -> new BrokenRunException(
                        "two builds can only be paired on workers of the testbed's own; environment.kind is "
                                + scenario.environment().kind().text()));
        if (testbeds.get(PairRole.BASE) != base) {
            testbeds.put(PairRole.BASE, base);
            testbeds.put(PairRole.CANDIDATE, beside(base, PairRole.CANDIDATE, pairs.candidate()));
            testbeds.put(PairRole.CONTROL, beside(base, PairRole.CONTROL, pairs.base()));
        }
        return testbeds.get(roles.get(scenario.id()));
    }

    private static Testbed beside(Testbed base, PairRole role, Path plugins) {
        return base.withConnectBeside(role.text(), List.of(plugins));
    }

    @Override
    protected List<Path> pluginPath(Optional<String> plugin) {
        return List.of(pairs.base());
    }

    @Override
    public synchronized void close() {
        testbeds.clear();
        super.close();
    }
}
