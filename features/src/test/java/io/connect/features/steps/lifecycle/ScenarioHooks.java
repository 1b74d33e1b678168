package io.connect.features.steps.lifecycle;

import io.connect.features.environment.Environments;
import io.connect.features.world.RunningScenario;
import io.connect.features.world.connectors.Connectors;
import io.cucumber.java.After;
import io.cucumber.java.AfterAll;
import io.cucumber.java.Before;
import io.cucumber.java.Scenario;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Steps around every scenario and at the end of the suite. */
public final class ScenarioHooks {
    private static final Logger log = LoggerFactory.getLogger(ScenarioHooks.class);

    private final RunningScenario running;
    private final Connectors connectors;
    private final FailedScenario failed;

    public ScenarioHooks(RunningScenario running, Connectors connectors, FailedScenario failed) {
        this.running = running;
        this.connectors = connectors;
        this.failed = failed;
    }

    /** Gives the scenario a unique name for all objects that it creates. */
    @Before(order = 0)
    public void begin(Scenario scenario) {
        running.begin(scenario.getName(), scenario::log);
    }

    /** Prints the state if the scenario has failed, then deletes all objects that it created; runs after all other hooks. */
    @After(order = 0)
    public void end(Scenario scenario) {
        try {
            if (scenario.isFailed() && connectors.isAskedFor()) {
                failed.tell(scenario);
            }
        } finally {
            running.end();
            log.info(
                    "{} after {} s: {}", scenario.getStatus(), running.elapsed().toSeconds(), scenario.getName());
        }
    }

    /** Ends all environments, then searches all logs for the planted secrets. */
    @AfterAll
    public static void endSuite() {
        Environments.endSuite().ifPresent(PlantedSecrets::requireNoneIn);
    }
}
