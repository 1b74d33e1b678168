package io.connect.features.steps.lifecycle;

import io.connect.features.world.connectors.Connectors;
import io.connect.features.world.messages.Queues;
import io.connect.features.world.outcome.Outcome;
import io.connect.features.world.place.Workers;
import io.connect.features.world.topics.Topics;
import io.connect.testbed.process.JvmProcess;
import io.cucumber.java.Scenario;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects the state at the failure of a scenario, for its report and for the console. After a run on another machine, often
 * only the console output is available.
 */
public final class FailedScenario {
    private static final Logger log = LoggerFactory.getLogger(FailedScenario.class);

    private final Connectors connectors;
    private final Outcome outcome;
    private final Queues queues;
    private final Topics topics;
    private final Workers workers;

    public FailedScenario(Connectors connectors, Outcome outcome, Queues queues, Topics topics, Workers workers) {
        this.connectors = connectors;
        this.outcome = outcome;
        this.queues = queues;
        this.topics = topics;
        this.workers = workers;
    }

    void tell(Scenario scenario) {
        tell(scenario, "status of the connector", () -> connectors.status().toString());
        tell(scenario, "traces of its tasks", () -> connectors.status().failures());
        tell(scenario, "account", () -> outcome.account().toString());
        tell(scenario, "queues", () -> queues.depth().toString());
        tell(scenario, "transactions and copies", topics::evidence);
        for (JvmProcess worker : workers.processes()) {
            tell(scenario, "end of the log of " + worker.name(), worker::logTail);
        }
    }

    /** A reading that fails does not prevent the others. */
    private static void tell(Scenario scenario, String what, Supplier<String> look) {
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
