package io.connect.gatling;

import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.ScenarioProblems;
import io.connect.bench.settings.ScenarioSelection;
import io.connect.bench.settings.Settings;
import io.gatling.javaapi.core.Simulation;
import java.util.List;
import java.util.Properties;

/**
 * Compares two builds of the connector in pairs, for {@code ci/ab.sh}. It runs the scenarios of {@code -Dscenario} with the
 * plugin folders {@code -Dsubject.a} and {@code -Dsubject.b}, {@code -Dpairs} times.
 */
public final class PairedSimulation extends Simulation {

    /** Runs the requested pairs. */
    public PairedSimulation() {
        setUp(bench().population())
                .protocols(
                        http.shareConnections().disableWarmUp().disableCaching().disableFollowRedirect())
                .assertions(details(PairedBench.request())
                        .successfulRequests()
                        .count()
                        .is(1L));
    }

    private static PairedBench bench() {
        Properties properties = new Properties();
        properties.putAll(System.getProperties());
        // A separate folder next to those of the ordinary runs; the script finds it by its name.
        properties.setProperty("run.id", System.getProperty("pairs.id", System.getProperty("run.id", "pairs")));
        try {
            Settings settings = Settings.from(properties);
            List<Scenario> scenarios = ScenarioSelection.of(settings).scenarios();
            if (settings.has(Settings.Flag.PLAN)) {
                EarlyEnd.well(PairedBench.plan(scenarios));
            }
            return PairedBench.of(settings, scenarios);
        } catch (ScenarioProblems | IllegalArgumentException problem) {
            EarlyEnd.refused(problem.getMessage());
            throw problem;
        }
    }
}
