package io.connect.features.environment;

import io.connect.testbed.plugin.PluginFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All environments of the suite: each starts when the first scenario needs it, and ends with the suite.
 *
 * <p>Thread-safe, because scenarios run in parallel.
 */
public final class Environments implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Environments.class);

    private static Environments suite;

    private final Path output;
    private final SuitePrograms programs;
    private final List<Path> pluginPath;
    private final Map<EnvironmentKind, EnvironmentPool> pools = new EnumMap<>(EnvironmentKind.class);
    private Environment shared;
    private RuntimeException sharedFailure;

    private Environments(SuitePrograms programs) {
        this.output = outputFolder(programs);
        this.programs = programs;
        this.pluginPath = List.of(PluginFolder.fromClasses(projectRoot().resolve("connector"), scratch("plugins")));
        for (EnvironmentKind kind : EnvironmentKind.values()) {
            pools.put(kind, new EnvironmentPool(kind, number -> start(kind, number)));
        }
    }

    /** The environments of this suite. */
    public static synchronized Environments ofSuite() {
        if (suite == null) {
            suite = new Environments(SuitePrograms.from(System.getProperties()));
        }
        return suite;
    }

    /**
     * Ends all environments of the suite.
     *
     * @return the folder with the logs of all their processes; empty if no scenario needed any
     */
    public static synchronized Optional<Path> endSuite() {
        if (suite == null) {
            return Optional.empty();
        }
        Path logs = suite.logs();
        suite.close();
        suite = null;
        return Optional.of(logs);
    }

    /** Folder of the parent pom. */
    public static Path projectRoot() {
        return Path.of(System.getProperty("project.root", ".."))
                .toAbsolutePath()
                .normalize();
    }

    /**
     * The environment shared by all scenarios that disturb nothing.
     *
     * @throws IllegalStateException when an earlier start has failed; thrown immediately, so that a hundred scenarios need not
     *     wait for it
     */
    public synchronized Environment shared() {
        if (sharedFailure != null) {
            throw new IllegalStateException(
                    "the shared environment did not start before: " + sharedFailure.getMessage(), sharedFailure);
        }
        if (shared == null) {
            try {
                shared = pools.get(EnvironmentKind.SHARED).take();
            } catch (RuntimeException e) {
                sharedFailure = e;
                throw e;
            }
        }
        return shared;
    }

    /** An environment for only one scenario; waits until one is free. The caller must {@link #giveBack} it. */
    public Environment reserve(EnvironmentKind kind) {
        if (kind == EnvironmentKind.SHARED) {
            throw new IllegalArgumentException("the shared environment is nobody's own");
        }
        return pools.get(kind).take();
    }

    /** Ends the reservation: dead processes are restarted for the next scenario. */
    public void giveBack(Environment environment) {
        pools.get(environment.kind()).giveBack(environment);
    }

    private Environment start(EnvironmentKind kind, int number) {
        String label = kind == EnvironmentKind.SHARED ? kind.label() : kind.label() + "-" + number;
        return new Environment(kind, logs().resolve(label), scratch(label), programs, pluginPath);
    }

    private Path scratch(String name) {
        return output.resolve("work").resolve(name);
    }

    private Path logs() {
        return output.resolve("logs");
    }

    @Override
    public void close() {
        pools.values().forEach(EnvironmentPool::close);
        deleteScratch();
    }

    private void deleteScratch() {
        try (Stream<Path> files = Files.walk(output.resolve("work"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            log.warn("cannot delete {}: {}", output.resolve("work"), e.toString());
        }
    }

    private static Path outputFolder(SuitePrograms programs) {
        String now = LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
        return Path.of(
                        System.getProperty("features.output", "target/environment"),
                        now + "-kafka-" + programs.kafkaVersion())
                .toAbsolutePath();
    }
}
