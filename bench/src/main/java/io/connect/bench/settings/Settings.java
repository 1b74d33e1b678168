package io.connect.bench.settings;

import io.connect.bench.load.Share;
import io.connect.bench.scenario.environment.EnvironmentKind;
import io.connect.reports.run.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The options of one invocation, as {@code -Dname=value} on the command line.
 *
 * @param selected the scenarios to run, and their environment
 * @param folders the folders of the scenarios and of the results
 * @param share {@code -Dshard=i/n}, the part of the load that this invocation offers; the whole unless given
 * @param start {@code -Dstart}, the time at which all shards begin, such as 2026-01-31T12:00:00Z
 * @param seed {@code -Dshuffle}, the seed for a shuffled order of variants; computed from the run's id unless given
 * @param flags switches that are on
 */
public record Settings(
        Selected selected, Folders folders, Share share, Optional<Instant> start, long seed, Set<Flag> flags) {

    /**
     * The choice of scenarios.
     *
     * @param profile {@code -Dprofile}, smoke, quick (the default) or full
     * @param names {@code -Dscenario}, scenarios separated by commas; empty for all that the profile lists
     * @param subjects {@code -Dsubject}, subjects separated by commas to run everything with; empty for each scenario's own
     * @param environment {@code -Denvironment}, embedded, docker or external; empty for the file's own
     * @param environmentFile {@code -Denvironment} with a path that ends in .yaml or .yml, relative to the project's root. The
     *     keys of this file replace those of {@code environment:} in the scenario file
     * @param scenarioFile {@code -Dscenarios}, default scenarios.yaml in the project's root
     */
    public record Selected(
            String profile,
            String names,
            String subjects,
            Optional<EnvironmentKind> environment,
            Optional<Path> environmentFile,
            Path scenarioFile) {}

    /**
     * Folders of the project and of this invocation.
     *
     * @param projectRoot {@code -Dproject.root}, folder of the parent pom
     * @param runs {@code -Druns}, the folder that contains a folder for each invocation; default reports/runs in the project's
     * root
     * @param runId {@code -Drun.id}, the same for all simulations of one invocation of Maven
     */
    public record Folders(Path projectRoot, Path runs, String runId) {}

    /** Switches; {@code -Dname} alone has the same meaning as {@code -Dname=true}. */
    public enum Flag {
        /** Only print the runs of the selection. */
        PLAN("plan"),
        /** A regression against the baseline fails the build. */
        GATE("gate"),
        /** A run that could not be judged fails the build too. */
        STRICT("strict"),
        /** Remove the objects that a run with the same id left in an external environment. */
        REMOVE("remove"),
        /** The user agrees to the cost of runs on real AWS. */
        CONFIRM_COST("confirm-cost"),
        /** Runs, workers and brokers publish their metrics for Prometheus. */
        MONITORING("monitoring");

        final String property;

        Flag(String property) {
            this.property = property;
        }

        boolean isIn(Properties properties) {
            String text = properties.getProperty(property, "false");
            return text.isEmpty() || Boolean.parseBoolean(text);
        }
    }

    /** The profile of an invocation that does not name one. */
    public static final String DEFAULT_PROFILE = "quick";

    private static final String SCENARIO_FILE = "scenarios.yaml";
    private static final String BY_THE_SECOND = "\\d{8}-\\d{6}";
    private static final DateTimeFormatter RUN_ID = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    /**
     * Reads the properties of a JVM; missing properties get their defaults.
     *
     * @throws IllegalArgumentException with an option whose name or value is wrong
     */
    public static Settings from(Properties properties) {
        OptionCheck.check(properties);
        Path root = Path.of(properties.getProperty("project.root", ""))
                .toAbsolutePath()
                .normalize();
        if (properties.getProperty("project.root") == null && !Files.exists(root.resolve(SCENARIO_FILE))) {
            // The bench was started from an IDE, in the module's own folder.
            root = root.getParent();
        }
        Path base = root;
        Optional<String> environment = Optional.ofNullable(properties.getProperty("environment"));
        Selected selected = new Selected(
                properties.getProperty("profile", DEFAULT_PROFILE),
                properties.getProperty("scenario", ""),
                properties.getProperty("subject", ""),
                environment.filter(text -> !isFile(text)).map(Settings::kind),
                environment.filter(Settings::isFile).map(base::resolve),
                root.resolve(properties.getProperty("scenarios", SCENARIO_FILE)));
        Folders folders = new Folders(
                root,
                root.resolve(properties.getProperty("runs", "reports/runs")),
                properties.getProperty("run.id", LocalDateTime.now().format(RUN_ID)));
        return new Settings(
                selected,
                folders,
                Optional.ofNullable(properties.getProperty("shard"))
                        .map(Share::parse)
                        .orElse(Share.WHOLE),
                Optional.ofNullable(properties.getProperty("start")).map(Settings::moment),
                seed(properties.getProperty("shuffle"), folders.runId()),
                Arrays.stream(Flag.values())
                        .filter(flag -> flag.isIn(properties))
                        .collect(Collectors.toSet()));
    }

    private static long seed(String text, String runId) {
        if (text == null) {
            return runId.hashCode();
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("-Dshuffle=" + text + " is no whole number, such as 42", e);
        }
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "-Dstart=" + text + " is no moment; it is written like 2026-01-31T12:00:00Z", e);
        }
    }

    private static boolean isFile(String environment) {
        return environment.endsWith(".yaml") || environment.endsWith(".yml");
    }

    private static EnvironmentKind kind(String text) {
        return Arrays.stream(EnvironmentKind.values())
                .filter(kind -> kind.text().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "-Denvironment=" + text
                                        + " is no kind of environment; embedded, docker and external are, and so is a file that ends in .yaml"));
    }

    /** Whether a switch is on. */
    public boolean has(Flag flag) {
        return flags.contains(flag);
    }

    /** Whether scenarios come from the project's own file, whose profiles are known. */
    public boolean isOfTheProjectsOwnFile() {
        return selected.scenarioFile().equals(projectRoot().resolve(SCENARIO_FILE));
    }

    /** The selected profile. */
    public String profile() {
        return selected.profile();
    }

    /** Folder of the parent pom. */
    public Path projectRoot() {
        return folders.projectRoot();
    }

    /** The same for all simulations, and all shards, of one invocation. */
    public String runId() {
        return folders.runId();
    }

    /**
     * The file for the calibration of the machine in this invocation. It is not stored next to the results, because all files
     * there are read as results.
     */
    public Path calibrationFile() {
        return runFolder().resolve("logs").resolve("calibration.json");
    }

    /** The committed baselines. */
    public Path baselines() {
        return projectRoot().resolve("reports/baselines");
    }

    /** Name of this invocation's folder: the run's id, followed by the shard if there are several. */
    public String folderName() {
        return share.isWhole() ? runId() : runId() + "-shard-" + share.part() + "-of-" + share.of();
    }

    /**
     * The same settings with a run id whose folder is unique, since two invocations can begin in the same second. An id from the
     * command line stays the same, because all shards get the same one.
     */
    public Settings inFolderOfItsOwn() {
        if (!share.isWhole() || !runId().matches(BY_THE_SECOND)) {
            return this;
        }
        Folders own = new Folders(projectRoot(), folders.runs(), RunFolder.make(folders.runs(), runId()));
        return new Settings(selected, own, share, start, seed, flags);
    }

    /** Folder of this invocation's results. */
    public Path runFolder() {
        return folders.runs().resolve(folderName());
    }
}
