package io.connect.bench.scenario;

import io.connect.bench.scenario.read.ScenarioFile;
import io.connect.bench.scenario.read.ScenarioReader;
import java.nio.file.Path;

/** The project's own scenarios, read once for all tests, because each read resolves all runs of all profiles. */
public final class ProjectScenarios {

    public static final ScenarioFile FILE = new ScenarioReader().read(Path.of("..", "scenarios.yaml"));

    private ProjectScenarios() {}
}
