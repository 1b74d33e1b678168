package io.connect.features.steps.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.features.steps.Waiting;
import io.connect.features.world.RunningScenario;
import io.connect.features.world.connectors.Connectors;
import io.connect.features.world.messages.Outbox;
import io.connect.features.world.messages.Queues;
import io.connect.features.world.topics.Arrived;
import io.connect.features.world.topics.Topics;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Topics and the records that arrive in them. */
public final class TopicSteps {
    private static final int KB = 1_000;

    private final RunningScenario scenario;
    private final Queues queues;
    private final Outbox outbox;
    private final Topics topics;
    private final Connectors connectors;

    public TopicSteps(RunningScenario scenario, Queues queues, Outbox outbox, Topics topics, Connectors connectors) {
        this.scenario = scenario;
        this.queues = queues;
        this.outbox = outbox;
        this.topics = topics;
        this.connectors = connectors;
    }

    @Given("a topic with")
    public void topicWith(Map<String, String> settings) {
        topics.create(topics.main(), settings);
    }

    @Given("a topic for each queue")
    public void topicForEachQueue() {
        queues.all().forEach(queue -> topics.create(topicOf(queue.name()), Map.of()));
    }

    @Then("{int} records arrive in the topic of each queue")
    public void recordsInTopicOfEachQueue(int count) {
        queues.all()
                .forEach(queue -> Waiting.until(
                        Waiting.USUAL,
                        () -> assertThat(topics.look(topicOf(queue.name())))
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
        String messageId = outbox.accepted().stream()
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
        Arrived arrived = awaitOne(topics.deadLetter(), value);
        headers.forEach((name, expected) -> assertHeader(arrived, name, expected));
    }

    @Then("a record arrives with the value {string}")
    public void recordWithText(String value) {
        awaitOne(value);
    }

    @Then("{int} records with the value {string} arrive")
    public void recordsWithValue(int count, String value) {
        Waiting.until(
                Waiting.USUAL,
                () -> assertThat(topics.look(topics.main()))
                        .extracting(Arrived::value)
                        .containsOnly(value)
                        .hasSize(count));
    }

    @Then("{int} gzipped messages have arrived")
    public void gzippedMessages(int count) {
        awaitExactly(
                IntStream.range(0, count).mapToObj(MessageSteps::gzippedText).toList());
    }

    @Then("the records of the topic are")
    public void recordsAre(List<Map<String, String>> rows) {
        awaitExactly(rows.stream().map(row -> row.get("value")).toList());
    }

    @Then("every record was received once")
    public void receivedOnce() {
        assertThat(topics.look(topics.main()))
                .as("receive counts")
                .allMatch(arrived -> "1".equals(arrived.headers().get("sqs.receive.count")));
    }

    @Then("a dead letter says")
    public void deadLetterSays(Map<String, String> headers) {
        Waiting.until(
                Waiting.USUAL,
                () -> assertThat(topics.look(topics.deadLetter())).hasSize(1));
        Arrived letter = topics.look(topics.deadLetter()).get(0);
        headers.forEach((name, expected) -> assertHeader(letter, name, expected));
    }

    /** One row per dead letter, in any order. */
    @Then("the reasons of the dead letters are")
    public void reasons(List<Map<String, String>> rows) {
        Waiting.until(Waiting.USUAL, () -> {
            List<String> reasons = topics.look(topics.deadLetter()).stream()
                    .map(letter -> letter.headers().get("sqs.dlq.reason"))
                    .toList();
            assertThat(reasons).hasSameSizeAs(rows);
            assertThat(rows)
                    .allSatisfy(row -> assertThat(reasons)
                            .anySatisfy(reason -> assertThat(reason).contains(row.get("contains"))));
        });
    }

    @When("the topic takes records of at most {int} bytes")
    public void limitRecordSize(int bytes) {
        topics.configure("max.message.bytes", Integer.toString(bytes));
    }

    @When("Kafka takes no more than {int} KB a second from the connector")
    public void limitProducer(int kilobytes) {
        topics.limitProducer(producerOfTask(), OptionalDouble.of(kilobytes * KB));
        scenario.atEnd(this::unlimitProducer);
    }

    @When("Kafka takes what it gets from the connector")
    public void unlimitProducer() {
        topics.limitProducer(producerOfTask(), OptionalDouble.empty());
    }

    /** The client id that Connect assigns to the producer of a task. */
    private String producerOfTask() {
        return "connector-producer-" + connectors.name() + "-0";
    }

    private void awaitExactly(List<String> values) {
        Waiting.until(
                Waiting.USUAL,
                () -> assertThat(topics.look(topics.main()))
                        .extracting(Arrived::value)
                        .containsExactlyInAnyOrderElementsOf(values));
    }

    /** A cell may be a text, {@code any}, or {@code contains …}. */
    private void assertHeader(Arrived arrived, String name, String expected) {
        assertThat(arrived.headers()).as("headers of %s", arrived.value()).containsKey(name);
        String actual = arrived.headers().get(name);
        if (expected.startsWith("contains ")) {
            assertThat(actual).as("header %s", name).contains(expected.substring("contains ".length()));
        } else if (!expected.equals("any")) {
            assertThat(actual).as("header %s", name).isEqualTo(expected.replace("<topic>", topics.main()));
        }
    }

    private Arrived awaitOne(String value) {
        return awaitOne(topics.main(), value);
    }

    private Arrived awaitOne(String topic, String value) {
        Waiting.until(
                Waiting.USUAL,
                () -> assertThat(topics.look(topic))
                        .as("records in %s", topic)
                        .extracting(Arrived::value)
                        .contains(value));
        return topics.look(topic).stream()
                .filter(arrived -> value.equals(arrived.value()))
                .findFirst()
                .orElseThrow();
    }

    private String topicOf(String queue) {
        return "from-" + queue;
    }
}
