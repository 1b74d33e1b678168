package io.connect.features.steps.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.features.steps.Waiting;
import io.connect.features.world.connectors.Connectors;
import io.connect.features.world.connectors.TaskMetrics;
import io.connect.features.world.outcome.Outcome;
import io.connect.testbed.connect.ConnectorStatus;
import io.cucumber.java.en.When;

/** Pauses of a connector: its tasks remain, but Connect does not poll them. */
public final class PauseSteps {
    /** Between two pauses messages must flow again; otherwise a pause would have no messages to release. */
    private static final int DELIVERED_BETWEEN = 20;

    private final Connectors connectors;
    private final TaskMetrics metrics;
    private final Outcome outcome;

    public PauseSteps(Connectors connectors, TaskMetrics metrics, Outcome outcome) {
        this.connectors = connectors;
        this.metrics = metrics;
        this.outcome = outcome;
    }

    @When("the connector is paused")
    public void pause() {
        connectors.rest().pause(connectors.name());
        Waiting.until(
                "the connector has paused",
                Waiting.USUAL,
                () -> {
                    ConnectorStatus status = connectors.status();
                    return status.state().equals("PAUSED")
                            && status.tasks().stream()
                                    .allMatch(task -> task.state().equals("PAUSED"));
                },
                () -> connectors.status().toString());
    }

    /** Each pause lasts until the connector has released its messages; it may keep records that Connect already has. */
    @When("the connector is paused and resumed {int} times")
    public void pauseOften(int times) {
        for (int i = 0; i < times; i++) {
            pause();
            awaitHeld();
            connectors.rest().resume(connectors.name());
            Running.await(connectors);
            awaitFlow();
        }
    }

    private void awaitHeld() {
        Waiting.until(Waiting.USUAL, () -> assertThat(metrics.now()).containsEntry("intake-held", 1.0));
    }

    private void awaitFlow() {
        long before = outcome.account().delivered();
        Waiting.until(
                Waiting.USUAL,
                () -> assertThat(outcome.account().delivered())
                        .as("delivered after a pause")
                        .isGreaterThanOrEqualTo(before + DELIVERED_BETWEEN));
    }
}
