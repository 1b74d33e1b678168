package io.connect.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.features.environment.Jmx;
import io.connect.features.world.World;
import io.connect.testbed.process.JvmProcess;
import io.cucumber.java.en.Then;
import java.util.Map;
import java.util.TreeMap;

/** Figures that a task publishes over JMX. */
public final class MetricSteps {
    private final World world;

    public MetricSteps(World world) {
        this.world = world;
    }

    /** A cell is a number, or {@code positive}. */
    @Then("the metrics of its task are")
    public void metrics(Map<String, String> expected) {
        Waiting.until(Waiting.USUAL, () -> {
            Map<String, Double> actual = metricsOfTask();
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

    /** All beans that name the connector, whichever domain this version of Connect has put them in. */
    private Map<String, Double> metricsOfTask() {
        Map<String, Double> all = new TreeMap<>();
        for (JvmProcess worker : world.workers().workers()) {
            Jmx.numbers(worker, "*:*").forEach((bean, numbers) -> {
                if (bean.contains(world.connectors().name())) {
                    all.putAll(numbers);
                }
            });
        }
        return all;
    }
}
