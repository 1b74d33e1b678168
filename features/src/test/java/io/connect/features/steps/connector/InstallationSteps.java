package io.connect.features.steps.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.features.environment.ConnectorPackage;
import io.connect.features.environment.WorkerSpec;
import io.connect.features.world.RunningScenario;
import io.connect.features.world.connectors.Connectors;
import io.connect.features.world.place.Place;
import io.connect.features.world.place.Workers;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The packages of the connector, and workers without any other plugin. */
public final class InstallationSteps {
    private final RunningScenario scenario;
    private final Place place;
    private final Workers workers;

    public InstallationSteps(RunningScenario scenario, Place place, Workers workers) {
        this.scenario = scenario;
        this.place = place;
        this.workers = workers;
    }

    @ParameterType("self-contained jar|unpacked zip")
    public ConnectorPackage form(String words) {
        return ConnectorPackage.valueOf(words.toUpperCase(Locale.ROOT).replaceAll("[ -]", "_"));
    }

    @Given("a worker whose plugin path holds nothing but the {form}")
    public void worker(ConnectorPackage form) {
        Path plugins = form.installTo(place.environment().scratch(scenario.name()));
        workers.use(place.environment().startWorkers(new WorkerSpec(scenario.name(), 1, Map.of(), List.of(plugins))));
    }

    @Then("the worker lists the connector with its version")
    public void listed() {
        assertThat(workers.rest().plugins())
                .hasEntrySatisfying(
                        Connectors.CLASS, version -> assertThat(version).matches("\\d+\\.\\d+.*"));
    }
}
