package io.connect.features.steps.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.features.steps.Waiting;
import io.connect.features.world.RunningScenario;
import io.connect.features.world.connectors.Connectors;
import io.connect.features.world.connectors.TaskMetrics;
import io.connect.features.world.place.Workers;
import io.connect.testbed.connect.ConnectRestException;
import io.connect.testbed.connect.ConnectorStatus;
import io.connect.testbed.process.JvmProcess;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Actions of an operator, or of a script, while a connector runs. */
public final class OperatorSteps {
    private static final Logger log = LoggerFactory.getLogger(OperatorSteps.class);
    /** Connect's message about a failed task, after the task's name. */
    private static final String FAILURE = "} Task threw an uncaught and unrecoverable exception. Task is being killed";

    private final RunningScenario scenario;
    private final Connectors connectors;
    private final TaskMetrics metrics;
    private final Workers workers;

    public OperatorSteps(RunningScenario scenario, Connectors connectors, TaskMetrics metrics, Workers workers) {
        this.scenario = scenario;
        this.connectors = connectors;
        this.metrics = metrics;
        this.workers = workers;
    }

    /** Waits each time until the connector has messages that are not yet in Kafka. */
    @When("its task is restarted {int} times while it holds messages")
    public void restartOften(int times) {
        for (int i = 0; i < times; i++) {
            Running.await(connectors);
            Waiting.until(
                    Waiting.USUAL,
                    () -> assertThat(metrics.now())
                            .hasEntrySatisfying(
                                    "in-flight-messages",
                                    held -> assertThat(held)
                                            .as("messages in flight")
                                            .isPositive()));
            connectors.restartTask();
        }
        Running.await(connectors);
    }

    /**
     * Counts failures in the workers' logs. Connect shows a task as failed until its next start is over, so a start of more
     * than a second is restarted although the task has not failed again.
     */
    @Then("its task has failed at least once and at most {int} times")
    public void failedSoOften(int most) throws IOException {
        long failures = 0;
        for (JvmProcess worker : workers.processes()) {
            try (Stream<String> lines = Files.lines(worker.logFile())) {
                failures += lines.filter(line -> line.contains(connectors.name() + "-0" + FAILURE))
                        .count();
            }
        }
        scenario.note("the task has failed " + failures + " times");
        assertThat(failures).as("failures of the task").isBetween(1L, (long) most);
    }

    /** Repeats until the scenario ends, because a transaction may fail long after its cause. */
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
            // An exception that leaves this method would end the schedule without a message.
            log.warn("cannot look after {}", connectors.name(), e);
        }
    }
}
