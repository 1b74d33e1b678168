package io.connect.bench.settings;

import io.connect.bench.scenario.yaml.Nearest;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Checks the options of an invocation. A JVM takes every {@code -Dname=value}, so a mistyped option would be ignored, and a whole
 * run would start in place of a plan.
 */
final class OptionCheck {

    private static final List<String> SWITCHES = Stream.concat(
                    Stream.of(Settings.Flag.values()).map(flag -> flag.property), Stream.of("jfr", "heapdump"))
            .toList();

    private static final List<String> WITH_A_VALUE = List.of(
            "profile",
            "scenario",
            "subject",
            "scenarios",
            "runs",
            "run.id",
            "environment",
            "shard",
            "start",
            "shuffle",
            "pairs");

    /** Without a value these have their default. */
    private static final List<String> OTHERS = List.of("profiler", "refusal");

    private static final List<String> ALL =
            Stream.of(SWITCHES, WITH_A_VALUE, OTHERS).flatMap(List::stream).toList();

    /** Options with fewer letters are similar to other words in two letters. */
    private static final int LONG_NAME = 8;

    /** Options with fewer letters are similar to other words in one letter: share and shard, date and gate. */
    private static final int USUAL_NAME = 7;

    /** Options with fewer letters are similar to nothing but their own name. */
    private static final int SHORT_NAME = 4;

    private OptionCheck() {}

    /**
     * Checks the names and values of all options.
     *
     * @throws IllegalArgumentException with the first option that is wrong
     */
    static void check(Properties properties) {
        for (String name : new TreeSet<>(properties.stringPropertyNames())) {
            meant(name).ifPresent(option -> {
                throw new IllegalArgumentException("-D" + name + " is no option; did you mean -D" + option + "?");
            });
            String value = properties.getProperty(name);
            // A list of nothing would select everything.
            if (WITH_A_VALUE.contains(name) && value.replace(',', ' ').isBlank()) {
                throw new IllegalArgumentException(
                        "-D" + name + " has no value; leave it out, or write -D" + name + "=VALUE");
            }
            if (SWITCHES.contains(name) && !List.of("", "true", "false").contains(value.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(
                        "-D" + name + "=" + value + " is neither true nor false; -D" + name + " alone switches it on");
            }
        }
        if (Settings.Flag.PLAN.isIn(properties) && Settings.Flag.REMOVE.isIn(properties)) {
            throw new IllegalArgumentException("-Dplan starts nothing and -Dremove removes a run; give one of them");
        }
    }

    /** The option that a similar name was probably meant to be. Other programs have names of their own, most with points. */
    private static Optional<String> meant(String name) {
        String plain = plain(name);
        return ALL.contains(name)
                ? Optional.empty()
                : ALL.stream()
                        .filter(option ->
                                Nearest.distance(plain, plain(option)) <= (name.contains(".") ? 0 : tolerance(option)))
                        .filter(option -> option.length() >= USUAL_NAME || hasLettersOf(plain(option), plain))
                        .min(Comparator.comparingInt(option -> Nearest.distance(plain, plain(option))));
    }

    private static int tolerance(String option) {
        if (option.length() < SHORT_NAME) {
            return 0;
        }
        return option.length() < LONG_NAME ? 1 : 2;
    }

    /** Whether a name has the same first letter as the option, and no letter that the option lacks. */
    private static boolean hasLettersOf(String option, String name) {
        return name.startsWith(option.substring(0, 1)) && name.chars().allMatch(letter -> option.indexOf(letter) >= 0);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[._-]", "");
    }
}
