package io.connect.features.steps.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.features.steps.Waiting;
import io.connect.features.world.connectors.TaskMetrics;
import io.cucumber.java.en.Then;
import java.util.Map;

/** Figures that a task publishes over JMX. */
public final class MetricSteps {
    private final TaskMetrics taskMetrics;

    public MetricSteps(TaskMetrics taskMetrics) {
        this.taskMetrics = taskMetrics;
    }

    /** A cell is a number, or {@code positive}. */
    @Then("the metrics of its task are")
    public void metrics(Map<String, String> expected) {
        Waiting.until(Waiting.USUAL, () -> {
            Map<String, Double> actual = taskMetrics.now();
            assertThat(actual).containsKeys(expected.keySet().toArray(String[]::new));
            expected.forEach((name, cell) -> {
                if (cell.equals("positive")) {
                    assertThat(actual.get(name)).as(name).isPositive();
                } else {
                    assertThat(actual.get(name)).as(name).isEqualTo(Double.parseDouble(cell));
                }
            });
        });
    }
}
