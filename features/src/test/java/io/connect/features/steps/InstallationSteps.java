package io.connect.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.features.environment.Package;
import io.connect.features.environment.WorkerSpec;
import io.connect.features.world.Connectors;
import io.connect.features.world.World;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The packages of the connector and workers that have nothing else. */
public final class InstallationSteps {
    private final World world;

    public InstallationSteps(World world) {
        this.world = world;
    }

    @ParameterType("self-contained jar|unpacked zip")
    public Package form(String words) {
        return Package.valueOf(words.toUpperCase(Locale.ROOT).replaceAll("[ -]", "_"));
    }

    @Given("a worker whose plugin path holds nothing but the {form}")
    public void worker(Package form) {
        Path plugins = world.environment().scratch(world.name());
        form.installTo(plugins);
        world.use(world.environment().startWorkers(new WorkerSpec(world.name(), 1, Map.of(), List.of(plugins))));
    }

    @Then("the worker lists the connector with its version")
    public void listed() {
        assertThat(world.workers().rest().plugins())
                .hasEntrySatisfying(
                        Connectors.CLASS, version -> assertThat(version).matches("\\d+\\.\\d+.*"));
    }
}
