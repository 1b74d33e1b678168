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
 * @param group run only this group; empty for all
 * @param names names or ids ({@code burst}, {@code network-latency@100ms}) to run; empty for all that the profile lists
 * @param subjects run these subjects instead of each scenario's own; empty for its own
 * @param environment run in this kind of environment instead of the file's; empty for the file's
 * @param environmentFile a file with the keys of {@code environment:}, laid over the file's; empty without
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

    /** Everything that {@code profile} lists. */
    public static Selection all(String profile) {
        return new Selection(profile, Optional.empty(), List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    /** This selection narrowed to a group. */
    public Selection inGroup(String chosen) {
        return new Selection(profile, Optional.of(chosen), names, subjects, environment, environmentFile);
    }

    /** This selection narrowed to names separated by commas; blank text leaves it as it is. */
    public Selection named(String commaSeparated) {
        return new Selection(profile, group, words(commaSeparated), subjects, environment, environmentFile);
    }

    /** This selection with other subjects under test, separated by commas; blank text leaves each scenario its own. */
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

    /** This selection in another kind of environment. */
    public Selection in(EnvironmentKind chosen) {
        return new Selection(profile, group, names, subjects, Optional.of(chosen), environmentFile);
    }

    /** This selection with the keys of a file laid over the environment of every run. */
    public Selection over(Path chosen) {
        return new Selection(profile, group, names, subjects, environment, Optional.of(chosen));
    }
}
