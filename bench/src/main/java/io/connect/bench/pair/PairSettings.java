package io.connect.bench.pair;

import io.connect.reports.gate.GateRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The settings of the paired gate from the command line, as {@code -Dname=value}.
 *
 * @param count {@code -Dpairs}, {@code -Dpairs.most} and {@code -Dpairs.seconds}
 * @param base {@code -Dsubject.a}, a folder of plugin.path with the base build
 * @param candidate {@code -Dsubject.b}, a folder of plugin.path with the candidate build
 * @param candidateConfig {@code -Dsubject.b.config.KEY=VALUE}, configuration keys that only the candidate gets
 * @param rule the decision rule, with the limit of {@code -Dpairs.limit}
 * @param foreign {@code -Dpairs.foreign}, whether the builds may lack the file with which a worker finds a plugin
 */
public record PairSettings(
        PairCount count,
        Path base,
        Path candidate,
        TreeMap<String, String> candidateConfig,
        GateRule rule,
        boolean foreign) {

    private static final String CONFIG = "subject.b.config.";
    private static final String DEFAULT_MOST = "16";
    private static final String DEFAULT_SECONDS = "1500";

    public PairSettings {
        for (Path folder : new Path[] {base, candidate}) {
            if (!Files.isDirectory(folder)) {
                throw new IllegalArgumentException(
                        folder + " is no plugin folder; -Dsubject.a and -Dsubject.b name two");
            }
        }
    }

    /** Reads the settings; empty when no pairs are requested. */
    public static Optional<PairSettings> from(Properties properties) {
        String pairs = properties.getProperty("pairs");
        if (pairs == null) {
            return Optional.empty();
        }
        TreeMap<String, String> config = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(CONFIG)) {
                config.put(name.substring(CONFIG.length()), properties.getProperty(name));
            }
        }
        int least = number("pairs", pairs);
        return Optional.of(new PairSettings(
                new PairCount(
                        least,
                        Math.max(least, number("pairs.most", properties.getProperty("pairs.most", DEFAULT_MOST))),
                        Duration.ofSeconds(
                                number("pairs.seconds", properties.getProperty("pairs.seconds", DEFAULT_SECONDS)))),
                folder(properties, "subject.a"),
                folder(properties, "subject.b"),
                config,
                rule(properties.getProperty("pairs.limit")),
                Boolean.parseBoolean(properties.getProperty("pairs.foreign"))));
    }

    private static GateRule rule(String limit) {
        if (limit == null) {
            return GateRule.DEFAULT;
        }
        try {
            return GateRule.DEFAULT.withLimit(Double.parseDouble(limit));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "-Dpairs.limit=" + limit + " is no limit; a number of percent above 0 is needed", e);
        }
    }

    private static int number(String name, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("-D" + name + "=" + text + " is no whole number", e);
        }
    }

    private static Path folder(Properties properties, String name) {
        String folder = properties.getProperty(name);
        if (folder == null) {
            throw new IllegalArgumentException("-D" + name + " is missing: a plugin folder");
        }
        return Path.of(folder).toAbsolutePath().normalize();
    }
}
