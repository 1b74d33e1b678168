package io.connect.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.features.world.Arrived;
import io.connect.features.world.World;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.util.List;
import java.util.Map;

/** Topics and the records that arrive in them. */
public final class TopicSteps {
    private final World world;

    public TopicSteps(World world) {
        this.world = world;
    }

    @Given("a topic with")
    public void topicWith(Map<String, String> settings) {
        world.topics().create(world.topics().main(), settings);
    }

    @Given("a topic for each queue")
    public void topicForEachQueue() {
        world.queues().all().forEach(queue -> world.topics().create(topicOf(queue.name()), Map.of()));
    }

    @Then("{int} records arrive in the topic of each queue")
    public void recordsInTopicOfEachQueue(int count) {
        world.queues()
                .all()
                .forEach(queue -> Waiting.until(
                        Waiting.USUAL,
                        () -> assertThat(world.topics().look(topicOf(queue.name())))
                                .as("records in the topic of %s", queue.name())
                                .hasSize(count)));
    }

    @Then("a record arrives with the value")
    public void recordWithValue(String value) {
        awaitOne(value);
    }

    @Then("a record arrives with the value {string} and the headers")
    public void recordWithHeaders(String value, Map<String, String> headers) {
        Arrived arrived = awaitOne(value);
        headers.forEach((name, expected) -> assertHeader(arrived, name, expected));
    }

    @Then("a record arrives with the value {string} and without the headers")
    public void recordWithoutHeaders(String value, List<String> headers) {
        assertThat(awaitOne(value).headers()).doesNotContainKeys(headers.toArray(String[]::new));
    }

    @Then("the record with the value {string} has the message's id as its key")
    public void keyIsMessageId(String value) {
        String messageId = world.queues().outbox().accepted().stream()
                .filter(sent -> sent.body().equals(value))
                .findFirst()
                .orElseThrow()
                .messageId();
        assertThat(awaitOne(value).key()).isEqualTo(messageId);
    }

    @Then("the keys of the records are")
    public void keysAre(List<Map<String, String>> rows) {
        for (Map<String, String> row : rows) {
            assertThat(awaitOne(row.get("value")).key())
                    .as("key of the record %s", row.get("value"))
                    .isEqualTo(row.get("key"));
        }
    }

    @Then("a record arrives in the dead-letter topic with the value {string} and the headers")
    public void deadLetterWithHeaders(String value, Map<String, String> headers) {
        Arrived arrived = awaitOne(world.topics().deadLetter(), value);
        headers.forEach((name, expected) -> assertHeader(arrived, name, expected));
    }

    /** A cell may be a text, {@code any}, or {@code contains …}. */
    private void assertHeader(Arrived arrived, String name, String expected) {
        assertThat(arrived.headers()).as("headers of %s", arrived.value()).containsKey(name);
        String actual = arrived.headers().get(name);
        if (expected.startsWith("contains ")) {
            assertThat(actual).as("header %s", name).contains(expected.substring("contains ".length()));
        } else if (!expected.equals("any")) {
            assertThat(actual)
                    .as("header %s", name)
                    .isEqualTo(expected.replace("<topic>", world.topics().main()));
        }
    }

    private Arrived awaitOne(String value) {
        return awaitOne(world.topics().main(), value);
    }

    private Arrived awaitOne(String topic, String value) {
        Waiting.until(
                Waiting.USUAL,
                () -> assertThat(world.topics().look(topic))
                        .as("records in %s", topic)
                        .extracting(Arrived::value)
                        .contains(value));
        return world.topics().look(topic).stream()
                .filter(arrived -> value.equals(arrived.value()))
                .findFirst()
                .orElseThrow();
    }

    private String topicOf(String queue) {
        return "from-" + queue;
    }
}
