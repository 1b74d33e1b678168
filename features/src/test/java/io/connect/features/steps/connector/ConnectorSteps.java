package io.connect.features.steps.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.features.steps.Waiting;
import io.connect.features.world.connectors.Connectors;
import io.connect.features.world.messages.Queues;
import io.connect.features.world.place.Workers;
import io.connect.features.world.stores.Placeholders;
import io.connect.features.world.topics.Topics;
import io.connect.testbed.connect.ConnectorStatus;
import io.connect.testbed.process.JvmProcess;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The connector of a scenario: its start, its changes of state, and its current state. */
public final class ConnectorSteps {
    private final Connectors connectors;
    private final Topics topics;
    private final Workers workers;
    private final Placeholders placeholders;
    private final Queues queues;
    private Optional<Duration> stopTook = Optional.empty();

    public ConnectorSteps(
            Connectors connectors, Topics topics, Workers workers, Placeholders placeholders, Queues queues) {
        this.connectors = connectors;
        this.topics = topics;
        this.workers = workers;
        this.placeholders = placeholders;
        this.queues = queues;
    }

    @Given("a connector from the queue(s) to a topic")
    public void connector() {
        connectorWith(Map.of());
    }

    @Given("a connector from the queue(s) to a topic with")
    public void connectorWith(Map<String, String> settings) {
        configure(settings);
        Running.await(connectors);
    }

    @Given("a connector with a dead-letter topic with")
    public void connectorWithDeadLetters(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("dlq.topic", topics.deadLetter());
        topics.create(topics.deadLetter(), Map.of());
        connectorWith(all);
    }

    @When("the connector's configuration is changed to")
    public void change(Map<String, String> settings) {
        Map<String, String> config = new HashMap<>(connectors.current());
        config.putAll(texts(settings));
        connectors.put(config);
        Running.await(connectors);
    }

    @When("the connector is stopped")
    public void stop() {
        long begin = System.nanoTime();
        connectors.rest().stop(connectors.name());
        awaitStopped();
        stopTook = Optional.of(Duration.ofNanos(System.nanoTime() - begin));
    }

    @Then("stopping took less than {int} seconds and was not forced")
    public void stoppedInTime(int seconds) throws IOException {
        Duration took =
                stopTook.orElseThrow(() -> new IllegalStateException("this scenario has not stopped its connector"));
        assertThat(took).isLessThan(Duration.ofSeconds(seconds));
        for (JvmProcess worker : workers.group().workers()) {
            assertThat(Files.readString(worker.logFile()))
                    .as("log of %s", worker.name())
                    .doesNotContain("Graceful stop of task " + connectors.name());
        }
    }

    @When("the connector is resumed")
    public void resume() {
        connectors.rest().resume(connectors.name());
        Running.await(connectors);
    }

    @When("its task is restarted")
    public void restartTask() {
        connectors.restartTask();
    }

    @When("its failed task is restarted")
    public void restartFailedTask() {
        restartTask();
        Running.await(connectors);
    }

    @Then("the connector runs with {int} task(s)")
    public void runsWith(int tasks) {
        Waiting.until(
                "the connector runs with " + tasks + " tasks",
                Waiting.USUAL,
                () -> status().isRunning(tasks),
                () -> status().toString());
    }

    /** All tasks are running, and they are spread over this number of workers. */
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
        ConnectorStatus status = status();
        assertThat(status.isRunning()).as("%s", status).isTrue();
    }

    @Then("its task fails because of {string}")
    public void taskFails(String reason) {
        Waiting.until(
                "the task has failed",
                Waiting.USUAL,
                () -> status().tasks().stream().anyMatch(task -> task.state().equals("FAILED")),
                () -> status().toString());
        String failures = status().failures();
        assertThat(failures).contains(reason);
        assertThat(Connectors.SECRETS).as("secrets in the trace").noneMatch(failures::contains);
    }

    @Then("its task fails because of the queue that was deleted")
    public void taskFailsForQueue() {
        taskFails(queues.deleted().url());
    }

    private void configure(Map<String, String> settings) {
        Map<String, String> config = new HashMap<>(connectors.configuration());
        config.putAll(texts(settings));
        topics.create(topics.main(), Map.of());
        connectors.put(config);
    }

    /** An empty cell of a table is null; here it becomes an empty text. */
    private Map<String, String> texts(Map<String, String> settings) {
        return settings.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue() == null ? "" : placeholders.resolve(entry.getValue())));
    }

    private void awaitStopped() {
        Waiting.until(
                "the connector has stopped",
                Waiting.USUAL,
                () -> status().state().equals("STOPPED") && status().tasks().isEmpty(),
                () -> status().toString());
    }

    private ConnectorStatus status() {
        return connectors.status();
    }
}
