package io.connect.bench.settings;

import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.ScenarioProblems;
import io.connect.bench.scenario.Selection;
import io.connect.bench.scenario.read.ScenarioFile;
import io.connect.bench.scenario.read.ScenarioReader;
import java.util.List;

/**
 * The scenarios that the command line selects, of all groups.
 *
 * @param file the scenario file, read once for an invocation
 * @param scenarios the scenarios to run, in the order of the file
 */
public record ScenarioSelection(ScenarioFile file, List<Scenario> scenarios) {

    public ScenarioSelection {
        scenarios = List.copyOf(scenarios);
    }

    /**
     * Reads the scenario file.
     *
     * @throws ScenarioProblems with all problems of the file and of the selection
     */
    public static ScenarioSelection of(Settings settings) {
        Settings.Selected asked = settings.selected();
        Selection selection =
                Selection.all(asked.profile()).named(asked.names()).against(asked.subjects());
        if (asked.environment().isPresent()) {
            selection = selection.in(asked.environment().get());
        }
        if (asked.environmentFile().isPresent()) {
            selection = selection.over(asked.environmentFile().get());
        }
        ScenarioFile file = new ScenarioReader().read(asked.scenarioFile());
        return new ScenarioSelection(file, file.select(selection));
    }
}
