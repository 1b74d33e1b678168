package io.connect.bench.scenario;

import io.connect.bench.scenario.environment.EnvironmentKind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The selection of runs from a file.
 *
 * @param profile name of the profile, such as quick
 * @param group run only this group; empty for all groups
 * @param names names or ids ({@code burst}, {@code network-latency@100ms}) to run; empty for all that the profile lists
 * @param subjects run these subjects instead of each scenario's own; empty for the scenario's own
 * @param environment run in this kind of environment instead of the file's; empty for the file's own
 * @param environmentFile a file with keys that replace those of {@code environment:} in the scenario file; empty without one
 */
public record Selection(
        String profile,
        Optional<String> group,
        List<String> names,
        List<String> subjects,
        Optional<EnvironmentKind> environment,
        Optional<Path> environmentFile) {

    public Selection {
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(group, "group");
        subjects = List.copyOf(subjects);
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(environmentFile, "environmentFile");
        names = List.copyOf(names);
    }

    /** Selects everything that {@code profile} lists. */
    public static Selection all(String profile) {
        return new Selection(profile, Optional.empty(), List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    /** Restricts this selection to a group. */
    public Selection inGroup(String chosen) {
        return new Selection(profile, Optional.of(chosen), names, subjects, environment, environmentFile);
    }

    /** Restricts this selection to names separated by commas; a blank text changes nothing. */
    public Selection named(String commaSeparated) {
        return new Selection(profile, group, words(commaSeparated), subjects, environment, environmentFile);
    }

    /** Replaces the subjects under test, separated by commas; with a blank text, each scenario uses its own. */
    public Selection against(String commaSeparated) {
        return new Selection(profile, group, names, words(commaSeparated), environment, environmentFile);
    }

    private static List<String> words(String commaSeparated) {
        return Arrays.stream(commaSeparated.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** Replaces the kind of environment. */
    public Selection in(EnvironmentKind chosen) {
        return new Selection(profile, group, names, subjects, Optional.of(chosen), environmentFile);
    }

    /** Replaces keys of the environment with those of a file, for every run. */
    public Selection over(Path chosen) {
        return new Selection(profile, group, names, subjects, environment, Optional.of(chosen));
    }
}
