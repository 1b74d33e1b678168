package io.connect.features.steps;

import io.connect.features.environment.EnvironmentKind;
import io.connect.features.environment.Environments;
import io.connect.features.environment.WorkerGroupKind;
import io.connect.features.world.Connectors;
import io.connect.features.world.World;
import io.cucumber.java.After;
import io.cucumber.java.AfterAll;
import io.cucumber.java.Before;
import io.cucumber.java.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens around every scenario and at the end of the suite. */
public final class ScenarioHooks {
    private static final Logger log = LoggerFactory.getLogger(ScenarioHooks.class);

    /** SQS takes eighty characters for a queue name, with what is added to tell several apart. */
    private static final int LONGEST_NAME = 50;

    /** Of a secret that was found in a log, in the report. */
    private static final int SHOWN = 12;

    private static final AtomicInteger count = new AtomicInteger();

    private final World world;
    private long begunNanos;

    public ScenarioHooks(World world) {
        this.world = world;
    }

    /** Gives the scenario a name of its own for everything it makes. */
    @Before(order = 0)
    public void begin(Scenario scenario) {
        begunNanos = System.nanoTime();
        world.noteTo(scenario::log);
        String slug = scenario.getName().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        world.begin("s" + count.incrementAndGet() + "-" + slug.substring(0, Math.min(LONGEST_NAME, slug.length())));
    }

    @Before(value = "@own-environment", order = 1)
    public void inAnEnvironmentOfItsOwn() {
        reserve(EnvironmentKind.OWN);
    }

    @Before(value = "@three-brokers", order = 1)
    public void onThreeBrokers() {
        reserve(EnvironmentKind.OWN_THREE_BROKERS);
    }

    /** The time a scenario waits for its turn is not its own. */
    private void reserve(EnvironmentKind kind) {
        world.reserve(kind);
        begunNanos = System.nanoTime();
    }

    @Before("@exactly-once")
    public void onWorkersWithExactlyOnceSupport() {
        world.use(WorkerGroupKind.EXACTLY_ONCE);
    }

    @Before("@two-workers")
    public void onTwoWorkers() {
        world.use(WorkerGroupKind.PAIR);
    }

    @Before("@links")
    public void onAPathOfItsOwn() {
        world.openSqsLink();
    }

    @Before("@http-faults")
    public void withFaultsInFrontOfSqs() {
        world.putFaultsInFront();
    }

    @Before("@s3-faults")
    public void withFaultsInFrontOfS3() {
        world.putFaultsInFrontOfS3();
    }

    @Before("@registry-link")
    public void onAPathOfItsOwnToTheRegistry() {
        world.openRegistryLink();
    }

    /** Says what was going on when a scenario failed, then takes everything away that it made. */
    @After
    public void end(Scenario scenario) {
        try {
            if (scenario.isFailed() && world.hasConnectors()) {
                new FailedScenario(scenario).tell(world);
            }
        } finally {
            world.end();
            log.info(
                    "{} after {} s: {}",
                    scenario.getStatus(),
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begunNanos),
                    scenario.getName());
        }
    }

    /** Ends all environments, then looks for the planted secrets in everything that was logged. */
    @AfterAll
    public static void endSuite() {
        Path logs = Environments.endSuite();
        if (logs != null) {
            for (String secret : Connectors.SECRETS) {
                List<Path> telling = filesWith(secret, logs);
                if (!telling.isEmpty()) {
                    throw new AssertionError("the secret that begins with '" + secret.substring(0, SHOWN)
                            + "' is in clear text in " + telling);
                }
            }
        }
    }

    private static List<Path> filesWith(String text, Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> contains(file, text))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the logs in " + folder, e);
        }
    }

    private static boolean contains(Path file, String text) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.anyMatch(line -> line.contains(text));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
