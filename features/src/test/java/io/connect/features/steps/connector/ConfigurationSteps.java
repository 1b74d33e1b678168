package io.connect.features.steps.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.features.world.connectors.Connectors;
import io.connect.features.world.connectors.ValidationAnswers;
import io.connect.features.world.messages.Queues;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Configurations that Connect validates before anything is created. */
public final class ConfigurationSteps {
    private final Connectors connectors;
    private final Queues queues;
    private final ValidationAnswers answers;

    public ConfigurationSteps(Connectors connectors, Queues queues, ValidationAnswers answers) {
        this.connectors = connectors;
        this.queues = queues;
        this.answers = answers;
    }

    @When("a configuration is validated")
    public void validate() {
        validate(connectors.configuration());
    }

    @When("a configuration is validated with")
    public void validateWith(Map<String, String> settings) {
        Map<String, String> config = new HashMap<>(connectors.configuration());
        settings.forEach((key, value) -> config.put(key, value == null ? "" : value));
        validate(config);
    }

    @When("a configuration is validated without")
    public void validateWithout(List<String> keys) {
        Map<String, String> config = new HashMap<>(connectors.configuration());
        keys.forEach(config::remove);
        validate(config);
    }

    @When("a configuration is validated for the queue {string}")
    public void validateForQueue(String name) {
        String known = queues.only().url();
        validateWith(Map.of("sqs.queue.urls", known.substring(0, known.lastIndexOf('/') + 1) + name));
    }

    @Then("nothing is wrong with it")
    public void nothingWrong() {
        assertThat(answers.errors()).isEmpty();
    }

    @Then("the key {string} is refused because of {string}")
    public void refused(String key, String reason) {
        assertThat(answers.errors()).containsKey(key);
        assertThat(answers.errors().get(key))
                .as("messages about %s", key)
                .anyMatch(message -> message.contains(reason));
    }

    private void validate(Map<String, String> config) {
        answers.errors(connectors.rest().validate(Connectors.CLASS, config));
        assertThat(Connectors.SECRETS)
                .as("secrets in %s", answers.errors())
                .noneMatch(answers.errors().toString()::contains);
    }
}
