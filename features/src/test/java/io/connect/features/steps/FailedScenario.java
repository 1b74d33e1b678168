package io.connect.features.steps;

import io.connect.features.world.World;
import io.connect.testbed.process.JvmProcess;
import io.cucumber.java.Scenario;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was going on when a scenario failed, for its report and for the console: of a run on another machine, often only the latter
 * is kept.
 */
final class FailedScenario {
    private static final Logger log = LoggerFactory.getLogger(FailedScenario.class);

    private final Scenario scenario;

    FailedScenario(Scenario scenario) {
        this.scenario = scenario;
    }

    void tell(World world) {
        tell("status of the connector", () -> world.connectors().status().toString());
        tell("traces of its tasks", () -> world.connectors().status().failures());
        tell("account", () -> world.account().toString());
        tell("queues", () -> world.queues().depth().toString());
        tell("transactions and copies", () -> world.topics().evidence());
        for (JvmProcess worker : world.processes()) {
            tell("end of the log of " + worker.name(), worker::logTail);
        }
    }

    /** What cannot be found out hides nothing else. */
    private void tell(String what, Supplier<String> look) {
        String found;
        try {
            found = look.get();
        } catch (RuntimeException e) {
            found = "unknown: " + e;
        }
        scenario.attach(found, "text/plain", what);
        log.warn("{}: {}: {}", scenario.getName(), what, found);
    }
}
