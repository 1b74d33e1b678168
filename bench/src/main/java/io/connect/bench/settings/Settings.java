package io.connect.bench.settings;

import io.connect.bench.load.Share;
import io.connect.bench.scenario.environment.EnvironmentKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;

/**
 * What was asked for on the command line, as {@code -Dname=value}.
 *
 * @param profile {@code -Dprofile}, smoke, quick (the default) or full
 * @param names {@code -Dscenario}, scenarios separated by commas; empty for all that the profile lists
 * @param subject {@code -Dsubject}, run against this subject; empty for each scenario's own
 * @param environment {@code -Denvironment}, embedded, docker or external; empty for the file's own
 * @param environmentFile {@code -Denvironment} with a path that ends in .yaml or .yml: keys laid over {@code environment:}
 *     of the scenario file, relative to the project's root
 * @param scenarioFile {@code -Dscenarios}, default scenarios.yaml in the project's root
 * @param runId {@code -Drun.id}, the same for all simulations of one invocation of Maven
 * @param projectRoot {@code -Dproject.root}, folder of the parent pom
 * @param runs {@code -Druns}, folder that gets a folder for each invocation; default reports/runs in the project's root
 * @param plan {@code -Dplan}, whether what would run is only said
 * @param gate {@code -Dgate}, whether a regression against the baseline fails the build
 * @param share {@code -Dshard=i/n}, the part of the load that this invocation offers; the whole unless given
 * @param confirmCost {@code -Dconfirm-cost}, whether what runs on real AWS cost is agreed to
 * @param monitoring {@code -Dmonitoring}, whether workers and brokers show their metrics to a Prometheus
 */
public record Settings(
        String profile,
        String names,
        String subject,
        Optional<EnvironmentKind> environment,
        Optional<Path> environmentFile,
        Path scenarioFile,
        String runId,
        Path projectRoot,
        Path runs,
        boolean plan,
        boolean gate,
        Share share,
        boolean confirmCost,
        boolean monitoring) {

    private static final String DEFAULT_PROFILE = "quick";
    private static final String SCENARIO_FILE = "scenarios.yaml";
    private static final DateTimeFormatter RUN_ID = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    /** Reads the properties of a JVM; what is missing has its default. */
    public static Settings from(Properties properties) {
        Path root = Path.of(properties.getProperty("project.root", ""))
                .toAbsolutePath()
                .normalize();
        if (properties.getProperty("project.root") == null && !Files.exists(root.resolve(SCENARIO_FILE))) {
            // Started from an IDE, in the module's own folder.
            root = root.getParent();
        }
        Path base = root;
        Optional<String> environment = Optional.ofNullable(properties.getProperty("environment"));
        return new Settings(
                properties.getProperty("profile", DEFAULT_PROFILE),
                properties.getProperty("scenario", ""),
                properties.getProperty("subject", ""),
                environment.filter(text -> !isFile(text)).map(Settings::kind),
                environment.filter(Settings::isFile).map(base::resolve),
                root.resolve(properties.getProperty("scenarios", SCENARIO_FILE)),
                properties.getProperty("run.id", LocalDateTime.now().format(RUN_ID)),
                root,
                root.resolve(properties.getProperty("runs", "reports/runs")),
                flag(properties, "plan"),
                flag(properties, "gate"),
                Optional.ofNullable(properties.getProperty("shard"))
                        .map(Share::parse)
                        .orElse(Share.WHOLE),
                flag(properties, "confirm-cost"),
                flag(properties, "monitoring"));
    }

    /** {@code -Dname} alone says yes, as {@code -Dname=true} does. */
    private static boolean flag(Properties properties, String name) {
        String text = properties.getProperty(name, "false");
        return text.isEmpty() || Boolean.parseBoolean(text);
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

    /** Where the machine's own figures of this invocation are kept; not beside the results, which are read by folder. */
    public Path calibrationFile() {
        return runFolder().resolve("logs").resolve("calibration.json");
    }

    /** The committed baselines. */
    public Path baselines() {
        return projectRoot.resolve("reports/baselines");
    }

    /** Name of this invocation's folder: the run's id, with the shard where there are several. */
    public String folderName() {
        return share.isWhole() ? runId : runId + "-shard-" + share.part() + "-of-" + share.of();
    }

    /** Folder of this invocation's results. */
    public Path runFolder() {
        return runs.resolve(folderName());
    }
}
