package io.connect.features.steps.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.features.environment.Jmx;
import io.connect.features.steps.Waiting;
import io.connect.features.world.connectors.Connectors;
import io.connect.features.world.place.Workers;
import io.connect.testbed.process.JvmProcess;
import io.cucumber.java.en.Then;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Figures that a task publishes over JMX. */
public final class MetricSteps {
    private static final List<String> DOMAINS = List.of("kafka.connect", "io.connect.sqs");

    private final Workers workers;
    private final Connectors connectors;

    public MetricSteps(Workers workers, Connectors connectors) {
        this.workers = workers;
        this.connectors = connectors;
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

    /** Connect's own domain holds the metrics of plugins since 4.1; before that they are in a domain of the connector. */
    private Map<String, Double> metricsOfTask() {
        Map<String, Double> all = new TreeMap<>();
        for (JvmProcess worker : workers.group().workers()) {
            for (String domain : DOMAINS) {
                Jmx.numbers(worker, domain + ":*", connectors.name()).values().forEach(all::putAll);
            }
        }
        return all;
    }
}
