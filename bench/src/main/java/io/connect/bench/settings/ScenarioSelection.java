package io.connect.bench.settings;

import io.connect.bench.load.Share;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.ScenarioProblems;
import io.connect.bench.scenario.Selection;
import io.connect.bench.scenario.load.Phase;
import io.connect.bench.scenario.read.ScenarioFile;
import io.connect.bench.scenario.read.ScenarioReader;
import io.connect.bench.scenario.yaml.Problems;
import java.util.List;
import java.util.Locale;

/**
 * The scenarios that the command line selects, of all groups.
 *
 * @param file the scenario file, read once for an invocation
 * @param scenarios the scenarios to run, in the order of the file
 */
public record ScenarioSelection(ScenarioFile file, List<Scenario> scenarios) {

    /** The ledger of so many takes some 6 GB of memory. A backlog has the same limit. */
    private static final int MOST_MESSAGES = 100_000_000;

    public ScenarioSelection {
        scenarios = List.copyOf(scenarios);
    }

    /**
     * Reads the scenario file.
     *
     * @throws ScenarioProblems with all problems of the file and of the selection, such as a load too large to be counted
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
        List<Scenario> scenarios = file.select(selection);
        checkMessages(asked.scenarioFile().getFileName().toString(), scenarios, settings.share());
        return new ScenarioSelection(file, scenarios);
    }

    private static void checkMessages(String file, List<Scenario> scenarios, Share share) {
        Problems tooMany = new Problems(file);
        for (Scenario scenario : scenarios) {
            // Not a sum of whole numbers, which could overflow.
            double all = scenario.load().phases().stream()
                    .mapToDouble(Phase::messages)
                    .sum();
            long messages = share.of((long) all);
            if (messages > MOST_MESSAGES) {
                tooMany.addWithoutPlace(String.format(
                        Locale.ROOT,
                        "the load of %s%s is %d messages; at most %d can be counted",
                        scenario.id(),
                        share.isWhole() ? "" : " in shard " + share,
                        messages,
                        MOST_MESSAGES));
            }
        }
        tooMany.throwIfAny();
    }
}
