package io.connect.bench.settings;

import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.ScenarioProblems;
import io.connect.bench.scenario.Selection;
import io.connect.bench.scenario.read.ScenarioReader;
import java.util.List;

/** Reads the scenario file and picks what was asked for on the command line. */
public final class ScenarioSelection {

    private ScenarioSelection() {}

    /**
     * The scenarios to run, of all groups, in the order of the file.
     *
     * @throws ScenarioProblems listing all that is wrong with the file or with what was asked
     */
    public static List<Scenario> of(Settings settings) {
        Selection selection = Selection.all(settings.profile()).named(settings.names());
        if (!settings.subject().isEmpty()) {
            selection = selection.against(settings.subject());
        }
        if (settings.environment().isPresent()) {
            selection = selection.in(settings.environment().get());
        }
        if (settings.environmentFile().isPresent()) {
            selection = selection.over(settings.environmentFile().get());
        }
        return new ScenarioReader().read(settings.scenarioFile()).select(selection);
    }
}
