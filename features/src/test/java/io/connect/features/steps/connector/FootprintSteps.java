package io.connect.features.steps.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.features.world.RunningScenario;
import io.connect.features.world.connectors.Footprint;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Map;

/** The memory and disk that the connector occupies. */
public final class FootprintSteps {
    private final RunningScenario scenario;
    private final Footprint footprint;

    public FootprintSteps(RunningScenario scenario, Footprint footprint) {
        this.scenario = scenario;
        this.footprint = footprint;
    }

    @When("the footprint of the connector is taken")
    public void begin() {
        footprint.begin();
    }

    /** One row per figure of {@link Footprint}; the report has the measured values. */
    @Then("the footprint of the connector has grown by no more than")
    public void grown(Map<String, Long> most) {
        Map<String, Long> growth = footprint.growth();
        scenario.note("the footprint has grown: " + growth);
        assertThat(growth).containsOnlyKeys(most.keySet());
        most.forEach((figure, limit) -> assertThat(growth.get(figure))
                .as("%s, of all growth %s", figure, growth)
                .isLessThanOrEqualTo(limit));
    }
}
