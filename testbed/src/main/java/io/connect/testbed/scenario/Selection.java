package io.connect.testbed.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What of a file is to run.
 *
 * @param profile name of the profile, such as quick
 * @param group run only this group; empty for all
 * @param names names or ids ({@code burst}, {@code network-latency@100ms}) to run; empty for all that the profile lists
 * @param subject run this subject instead of each scenario's own; empty for its own
 */
public record Selection(String profile, Optional<String> group, List<String> names, Optional<String> subject) {

    public Selection {
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(subject, "subject");
        names = List.copyOf(names);
    }

    /** Everything that {@code profile} lists. */
    public static Selection all(String profile) {
        return new Selection(profile, Optional.empty(), List.of(), Optional.empty());
    }

    /** This selection narrowed to a group. */
    public Selection inGroup(String chosen) {
        return new Selection(profile, Optional.of(chosen), names, subject);
    }

    /** This selection narrowed to names separated by commas; blank text leaves it as it is. */
    public Selection named(String commaSeparated) {
        List<String> chosen = Arrays.stream(commaSeparated.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        return new Selection(profile, group, chosen, subject);
    }

    /** This selection with another subject under test. */
    public Selection against(String chosen) {
        return new Selection(profile, group, names, Optional.of(chosen));
    }
}
