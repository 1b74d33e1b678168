package io.connect.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.features.world.Connectors;
import io.connect.features.world.Queue;
import io.connect.features.world.World;
import io.connect.testbed.connect.ConnectorStatus;
import io.connect.testbed.process.JvmProcess;
import io.connect.testbed.sqs.SqsAdmin;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The connector of a scenario: its start, its changes of state and how it is. */
public final class ConnectorSteps {
    private static final Pattern GUIDE_QUEUE =
            Pattern.compile("https://sqs\\.us-east-1\\.amazonaws\\.com/123456789012/[A-Za-z0-9._-]+");

    private final World world;

    public ConnectorSteps(World world) {
        this.world = world;
    }

    @Given("a connector from the queue(s) to a topic")
    public void connector() {
        connectorWith(Map.of());
    }

    @Given("a connector from the queue(s) to a topic with")
    public void connectorWith(Map<String, String> settings) {
        configure(settings);
        awaitRunning();
    }

    @Given("a connector with a dead-letter topic with")
    public void connectorWithDeadLetters(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("dlq.topic", world.topics().deadLetter());
        world.topics().create(world.topics().deadLetter(), Map.of());
        connectorWith(all);
    }

    /** Its credentials come from the environment of the process, as the SDK's default chain finds them. */
    @Given("a standalone worker with a connector from the queue to a topic")
    public void standalone() {
        Map<String, String> config = new HashMap<>(world.connectors().configuration());
        config.remove("aws.region");
        config.remove("aws.access.key.id");
        config.remove("aws.secret.access.key");
        world.topics().create(world.topics().main(), Map.of());
        world.use(world.environment()
                .startStandalone(
                        world.name(),
                        List.of(config),
                        Map.of(
                                "AWS_REGION", SqsAdmin.REGION,
                                "AWS_ACCESS_KEY_ID", SqsAdmin.ACCESS_KEY_ID,
                                "AWS_SECRET_ACCESS_KEY", Connectors.SECRET_KEY,
                                "AWS_SESSION_TOKEN", Connectors.SESSION_TOKEN)));
        awaitRunning();
    }

    /** As it stands in the guide; only addresses, and what an account would give, are those of this environment. */
    @Given("the connector of the guide with the addresses of this environment")
    public void connectorOfTheGuide(String text) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        Map<String, String> config = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> config.put(key, properties.getProperty(key)));
        Iterator<Queue> queues = world.queues().all().iterator();
        config.replaceAll((key, value) -> GUIDE_QUEUE
                .matcher(value)
                .replaceAll(match -> Matcher.quoteReplacement(queues.next().url())));
        config.computeIfPresent(
                "schema.registry.url", (key, value) -> world.registryEndpoint().toString());
        // Scenarios that run side by side may not share a topic.
        config.computeIfPresent("kafka.topic", (key, value) -> world.topics().main());
        world.connectors().configuration().forEach((key, value) -> {
            if (key.startsWith("aws.")) {
                config.put(key, value);
            }
        });
        if (config.containsKey("aws.s3.region")) {
            config.put("aws.endpoint.override.s3", world.s3Endpoint().toString());
        }
        config.put("name", world.connectors().name());
        config.putIfAbsent("connector.class", Connectors.CLASS);
        String topic =
                config.getOrDefault("kafka.topic", world.queues().all().get(0).name());
        world.topics().mainIs(topic);
        world.topics().create(topic, Map.of());
        world.connectors().put(config);
        awaitRunning();
    }

    @When("the connector's configuration is changed to")
    public void change(Map<String, String> settings) {
        Map<String, String> config = new HashMap<>(world.connectors().current());
        config.putAll(texts(settings));
        world.connectors().put(config);
        awaitRunning();
    }

    @When("the connector is stopped")
    public void stop() {
        long begin = System.nanoTime();
        world.connectors().rest().stop(world.connectors().name());
        awaitStopped();
        world.connectors().stopTook(Duration.ofNanos(System.nanoTime() - begin));
    }

    @Then("stopping took less than {int} seconds and was not forced")
    public void stoppedInTime(int seconds) throws IOException {
        assertThat(world.connectors().stopTook()).isLessThan(Duration.ofSeconds(seconds));
        for (JvmProcess worker : world.workers().workers()) {
            assertThat(Files.readString(worker.logFile()))
                    .as("log of %s", worker.name())
                    .doesNotContain(
                            "Graceful stop of task " + world.connectors().name());
        }
    }

    @When("the connector is resumed")
    public void resume() {
        world.connectors().rest().resume(world.connectors().name());
        awaitRunning();
    }

    @When("the connector is deleted")
    public void delete() {
        world.connectors().delete();
    }

    @When("the connector is created again")
    public void createAgain() {
        connector();
    }

    @When("its task is restarted")
    public void restartTask() {
        world.connectors().restartTask();
    }

    @When("its failed task is restarted")
    public void restartFailedTask() {
        restartTask();
        awaitRunning();
    }

    @Then("the connector runs with {int} task(s)")
    public void runsWith(int tasks) {
        Waiting.until(
                "the connector runs with " + tasks + " tasks",
                Waiting.USUAL,
                () -> status().isRunning(tasks),
                () -> status().toString());
    }

    /** They are all running, and where they run is how many workers they are spread over. */
    @Then("its {int} tasks run on {int} worker(s)")
    public void spread(int tasks, int workers) {
        Waiting.until(
                "the connector runs with " + tasks + " tasks on " + workers + " workers",
                Waiting.AFTER_A_KILL,
                () -> {
                    ConnectorStatus status = status();
                    return status.isRunning(tasks)
                            && status.tasks().stream()
                                            .map(ConnectorStatus.Task::worker)
                                            .distinct()
                                            .count()
                                    == workers;
                },
                () -> status().toString());
    }

    @Then("the connector is still running")
    public void stillRunning() {
        assertThat(status().isRunning()).as("%s", status()).isTrue();
    }

    @Then("its task fails because of {string}")
    public void taskFails(String reason) {
        Waiting.until(
                "the task has failed",
                Waiting.USUAL,
                () -> status().tasks().stream().anyMatch(task -> task.state().equals("FAILED")),
                () -> status().toString());
        assertThat(status().failures()).contains(reason);
        assertThat(Connectors.SECRETS).as("secrets in the trace").noneMatch(status().failures()::contains);
    }

    private void configure(Map<String, String> settings) {
        Map<String, String> config = new HashMap<>(world.connectors().configuration());
        config.putAll(texts(settings));
        world.topics().create(world.topics().main(), Map.of());
        world.connectors().put(config);
    }

    /** A table's empty cell is a null; here it is an empty text. */
    private Map<String, String> texts(Map<String, String> settings) {
        return settings.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue() == null ? "" : world.resolve(entry.getValue())));
    }

    private void awaitRunning() {
        Waiting.until("the connector runs", Waiting.USUAL, () -> status().isRunning(), () -> status().toString());
    }

    private void awaitStopped() {
        Waiting.until(
                "the connector has stopped",
                Duration.ofSeconds(30),
                () -> status().state().equals("STOPPED") && status().tasks().isEmpty(),
                () -> status().toString());
    }

    private ConnectorStatus status() {
        return world.connectors().status();
    }
}
