package io.connect.bench.settings;

import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.ScenarioProblems;
import io.connect.bench.scenario.Selection;
import io.connect.bench.scenario.read.ScenarioReader;
import java.util.List;

/** Reads the scenario file and selects the scenarios for the command line's options. */
public final class ScenarioSelection {

    private ScenarioSelection() {}

    /**
     * The scenarios to run, of all groups, in the order of the file.
     *
     * @throws ScenarioProblems with all problems of the file and of the selection
     */
    public static List<Scenario> of(Settings settings) {
        Settings.Selected asked = settings.selected();
        Selection selection =
                Selection.all(asked.profile()).named(asked.names()).against(asked.subjects());
        if (asked.environment().isPresent()) {
            selection = selection.in(asked.environment().get());
        }
        if (asked.environmentFile().isPresent()) {
            selection = selection.over(asked.environmentFile().get());
        }
        return new ScenarioReader().read(asked.scenarioFile()).select(selection);
    }
}
