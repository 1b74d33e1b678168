package io.connect.features.steps.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.features.steps.Waiting;
import io.connect.features.world.connectors.Connectors;
import io.connect.features.world.place.Workers;
import io.connect.features.world.topics.Topics;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

/** Topics that do not exist, on brokers that do not create topics automatically. */
public final class MissingTopicSteps {
    private final Connectors connectors;
    private final Topics topics;
    private final Workers workers;

    public MissingTopicSteps(Connectors connectors, Topics topics, Workers workers) {
        this.connectors = connectors;
        this.topics = topics;
        this.workers = workers;
    }

    @Given("a connector from the queue to a topic that does not exist")
    public void connectorWithoutTopic() {
        connectors.put(connectors.configuration());
        Running.await(connectors);
    }

    @Given("a connector with a dead-letter topic that does not exist with")
    public void connectorWithoutDeadLetterTopic(Map<String, String> settings) {
        topics.create(topics.main(), Map.of());
        connectorWithDeadLetters(settings);
    }

    @Given("a connector with a dead-letter topic that takes records of at most {int} bytes with")
    public void connectorWithSmallDeadLetters(int bytes, Map<String, String> settings) {
        topics.create(topics.main(), Map.of());
        topics.create(topics.deadLetter(), Map.of("max.message.bytes", Integer.toString(bytes)));
        connectorWithDeadLetters(settings);
    }

    private void connectorWithDeadLetters(Map<String, String> settings) {
        Map<String, String> config = new HashMap<>(connectors.configuration());
        config.put("dlq.topic", topics.deadLetter());
        config.putAll(settings);
        connectors.put(config);
        Running.await(connectors);
    }

    @Then("the worker's log names the topic and {string}")
    public void namesTopic(String text) {
        names(topics.main(), text);
    }

    @Then("the worker's log names the dead-letter topic and {string}")
    public void namesDeadLetterTopic(String text) {
        names(topics.deadLetter(), text);
    }

    @When("the topic is created")
    public void createTopic() {
        topics.create(topics.main(), Map.of());
    }

    @When("the dead-letter topic is created")
    public void createDeadLetterTopic() {
        topics.create(topics.deadLetter(), Map.of());
    }

    /** The connector waits for a minute before it reports this. */
    private void names(String topic, String text) {
        Waiting.until(
                Waiting.AFTER_A_KILL,
                () -> assertThat(Files.readAllLines(workers.processes().get(0).logFile()).stream()
                                .filter(line -> line.contains(topic))
                                .filter(line -> line.contains(text)))
                        .as("lines with '%s' and '%s'", topic, text)
                        .isNotEmpty());
    }
}
