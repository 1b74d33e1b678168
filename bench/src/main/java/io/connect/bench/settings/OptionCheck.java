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

    private static final List<String> SWITCHES =
            List.of("plan", "gate", "strict", "remove", "confirm-cost", "monitoring", "jfr", "heapdump");

    private static final List<String> WITH_A_VALUE =
            List.of("profile", "scenarios", "runs", "run.id", "environment", "shard", "start", "shuffle", "pairs");

    /** Without a value these have their default. */
    private static final List<String> OTHERS = List.of("scenario", "subject", "profiler", "refusal");

    private static final List<String> ALL =
            Stream.of(SWITCHES, WITH_A_VALUE, OTHERS).flatMap(List::stream).toList();

    /** A shorter name differs from many other words in two letters only. */
    private static final int LONG_NAME = 8;

    /** A shorter name differs from many other words in one letter only. */
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
            if (WITH_A_VALUE.contains(name) && value.isBlank()) {
                throw new IllegalArgumentException(
                        "-D" + name + " has no value; leave it out, or write -D" + name + "=VALUE");
            }
            if (SWITCHES.contains(name) && !List.of("", "true", "false").contains(value.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(
                        "-D" + name + "=" + value + " is neither true nor false; -D" + name + " alone switches it on");
            }
        }
        if (isOn("plan", properties) && isOn("remove", properties)) {
            throw new IllegalArgumentException("-Dplan starts nothing and -Dremove removes a run; give one of them");
        }
    }

    private static boolean isOn(String name, Properties properties) {
        return !"false".equalsIgnoreCase(properties.getProperty(name, "false"));
    }

    /** The option that a similar name was probably meant to be. Other programs have names of their own, most with points. */
    private static Optional<String> meant(String name) {
        String plain = plain(name);
        return ALL.contains(name)
                ? Optional.empty()
                : ALL.stream()
                        .min(Comparator.comparingInt(option -> Nearest.distance(plain, plain(option))))
                        .filter(option ->
                                Nearest.distance(plain, plain(option)) <= (name.contains(".") ? 0 : tolerance(option)));
    }

    private static int tolerance(String option) {
        if (option.length() < SHORT_NAME) {
            return 0;
        }
        return option.length() < LONG_NAME ? 1 : 2;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[._-]", "");
    }
}
