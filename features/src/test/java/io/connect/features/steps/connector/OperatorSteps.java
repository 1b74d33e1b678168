package io.connect.features.steps.connector;

import io.connect.features.world.RunningScenario;
import io.connect.features.world.connectors.Connectors;
import io.connect.testbed.connect.ConnectRestException;
import io.connect.testbed.connect.ConnectorStatus;
import io.cucumber.java.en.Given;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Actions of an operator, or of a script, while a connector runs. */
public final class OperatorSteps {
    private static final Logger log = LoggerFactory.getLogger(OperatorSteps.class);

    private final RunningScenario scenario;
    private final Connectors connectors;

    public OperatorSteps(RunningScenario scenario, Connectors connectors) {
        this.scenario = scenario;
        this.connectors = connectors;
    }

    /** Until the scenario ends, as a transaction may fail long after what it fails for. */
    @Given("its task is restarted over REST whenever it has failed")
    public void restartWheneverFailed() {
        ScheduledExecutorService operator =
                Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "operator"));
        scenario.atEnd(operator::shutdownNow);
        operator.scheduleWithFixedDelay(this::restartIfFailed, 1, 1, TimeUnit.SECONDS);
    }

    private void restartIfFailed() {
        try {
            ConnectorStatus status = connectors.status();
            if (status.hasFailed()) {
                log.info(
                        "restarting a task that failed: {}",
                        status.failures().lines().findFirst());
                connectors.restartTask();
            }
        } catch (ConnectRestException e) {
            log.debug("The worker is gone, still coming up or rebalancing; it is asked again", e);
        } catch (RuntimeException e) {
            // Let through, it would end the schedule without a word.
            log.warn("cannot look after {}", connectors.name(), e);
        }
    }
}
