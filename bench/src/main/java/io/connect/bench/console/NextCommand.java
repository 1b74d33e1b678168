package io.connect.bench.console;

import io.connect.bench.scenario.environment.EnvironmentKind;
import io.connect.bench.settings.Settings;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import io.connect.reports.text.ShellWord;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Suggests the command that most users type after a run. */
final class NextCommand {

    private static final String COMMAND = "mvn gatling:test";
    /** Maps each profile to the next one. After the last profile, a baseline follows. */
    private static final Map<String, String> NEXT = Map.of("smoke", "quick", "quick", "suite", "suite", "full");

    private NextCommand() {}

    /** The suggested command with a short explanation: repeat the failed runs, run a longer profile, or make a new baseline. */
    static String after(Settings settings, List<RunResult> results) {
        String again = results.stream()
                .filter(result -> result.verdict() != Verdict.PASS)
                .map(NextCommand::toRunAgain)
                .distinct()
                .collect(Collectors.joining(","));
        if (!again.isEmpty()) {
            return COMMAND + places(settings) + profile(settings.profile()) + option("scenario", again)
                    + subjects(settings) + "  runs what did not pass again";
        }
        String longer = settings.isOfTheProjectsOwnFile() ? NEXT.get(settings.profile()) : null;
        return longer == null
                ? "ci/update-baseline.sh --help  says how these figures become the baseline"
                : COMMAND + profile(longer) + "  is the next longer profile; -Dplan says what it runs";
    }

    /**
     * The selection that repeats a failed run. A variant that runs in turns with others is compared with them, so all of them are
     * repeated.
     */
    private static String toRunAgain(RunResult result) {
        boolean inTurns = result.conditions() != null && result.conditions().roundsWanted() > 1;
        if (inTurns || result.scenarioAsRun().isNull()) {
            return inTurns ? result.scenario() : result.name();
        }
        // The name may end with the subject, which has its own option on the command line.
        String variant = result.scenarioAsRun().path("variant").asText();
        return variant.isEmpty() ? result.scenario() : result.scenario() + "@" + variant;
    }

    /** The options for the scenario file and the environment, if the command line named other ones. */
    private static String places(Settings settings) {
        String file = settings.isOfTheProjectsOwnFile()
                ? ""
                : option("scenarios", typed(settings, settings.selected().scenarioFile()));
        return settings.selected()
                .environment()
                .map(EnvironmentKind::text)
                .or(() -> settings.selected().environmentFile().map(path -> typed(settings, path)))
                .map(environment -> file + option("environment", environment))
                .orElse(file);
    }

    /** A path in the form that a user types in the project's root. */
    private static String typed(Settings settings, Path path) {
        return (path.startsWith(settings.projectRoot()) ? settings.projectRoot().relativize(path) : path).toString();
    }

    private static String subjects(Settings settings) {
        String asked = settings.selected().subjects();
        return asked.isEmpty() ? "" : option("subject", asked);
    }

    private static String profile(String profile) {
        return profile.equals(Settings.DEFAULT_PROFILE) ? "" : option("profile", profile);
    }

    private static String option(String name, String value) {
        return " " + ShellWord.of("-D" + name + "=" + value);
    }
}
