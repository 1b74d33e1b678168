package io.connect.features.steps.service;

import io.connect.features.conformance.Deviation;
import io.connect.features.conformance.Trial;
import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** Messages as the service hands them out. */
public final class ServiceReceiveSteps {
    /** Long enough for a message that is on its way, short enough for the many times that none is. */
    private static final int NOTHING_SECONDS = 1;

    private final Trial trial;

    public ServiceReceiveSteps(Trial trial) {
        this.trial = trial;
    }

    @When("{int} message(s) is/are received")
    public void received(int count) {
        trial.call(() -> trial.receive(count, Optional.empty(), false));
    }

    @When("{int} message(s) is/are received for {int} s")
    public void receivedFor(int count, int seconds) {
        trial.call(() -> trial.receive(count, Optional.of(seconds), false));
    }

    /** Of a group no more is handed out until what was received of it is deleted. */
    @When("{int} message(s) is/are taken")
    public void taken(int count) {
        trial.call(() -> trial.receive(count, Optional.empty(), true));
    }

    @When("the first message is received alone")
    public void firstAlone() {
        received(1);
    }

    @Then("nothing more is received")
    public void nothing() {
        nothingWithin(NOTHING_SECONDS);
    }

    @Then("nothing more is received within {int} s")
    public void nothingWithin(int seconds) {
        trial.expect(() -> {
            List<Message> some = trial.receiveOne(trial.queue(), seconds);
            if (!some.isEmpty()) {
                throw new Deviation(
                        "received " + some.stream().map(Message::body).collect(Collectors.joining(", ")));
            }
        });
    }

    @Then("within {int} s the message {string} is received")
    public void receivedWithin(int seconds, String body) {
        trial.expect(() -> {
            Message message = awaitOne(seconds);
            if (!message.body().equals(body)) {
                throw new Deviation("received " + message.body());
            }
        });
    }

    @Then("within {int} s the message {string} is received again, as receipt number {int}")
    public void receivedAgain(int seconds, String body, int receipt) {
        trial.expect(() -> {
            Message message = awaitOne(seconds);
            String seen = message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
            if (!message.body().equals(body) || !Integer.toString(receipt).equals(seen)) {
                throw new Deviation("received " + message.body() + " as receipt number " + seen);
            }
        });
    }

    private Message awaitOne(int seconds) {
        Patience.until(Duration.ofSeconds(seconds), () -> {
            List<Message> some = trial.receiveOne(trial.queue(), NOTHING_SECONDS);
            if (some.isEmpty()) {
                throw new Deviation("nothing received");
            }
            trial.received().addAll(some);
        });
        return trial.last();
    }

    @Then("the bodies came in the order {string}")
    public void inOrder(String bodies) {
        trial.expect(() -> requireOrder(bodies, trial.received()));
    }

    @Then("of the group {string} the bodies came in the order {string}")
    public void inOrderWithin(String group, String bodies) {
        trial.expect(() -> requireOrder(
                bodies,
                trial.received().stream()
                        .filter(message ->
                                group.equals(message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID)))
                        .toList()));
    }

    private static void requireOrder(String bodies, List<Message> messages) {
        String seen = messages.stream().map(Message::body).collect(Collectors.joining(", "));
        if (!seen.equals(bodies)) {
            throw new Deviation("they came as " + seen);
        }
    }

    @Then("the sequence numbers grow")
    public void sequenceNumbersGrow() {
        trial.expect(() -> {
            List<BigInteger> numbers = sequenceNumbers().stream()
                    .map(number -> number == null ? BigInteger.ZERO : new BigInteger(number))
                    .toList();
            for (int i = 1; i < numbers.size(); i++) {
                if (numbers.get(i).compareTo(numbers.get(i - 1)) <= 0) {
                    throw new Deviation("they do not grow");
                }
            }
        });
    }

    @Then("they are those that the sends were answered with")
    public void sequenceNumbersAreThoseOfTheSends() {
        trial.expect(() -> {
            List<String> sent = trial.sent().stream()
                    .map(SendMessageResponse::sequenceNumber)
                    .toList();
            if (!sequenceNumbers().equals(sent)) {
                throw new Deviation("the sends were answered with others");
            }
        });
    }

    private List<String> sequenceNumbers() {
        return trial.received().stream()
                .map(message -> message.attributes().get(MessageSystemAttributeName.SEQUENCE_NUMBER))
                .toList();
    }

    @When("the same receive attempt is made twice")
    public void sameAttemptTwice() {
        trial.call(() -> {
            for (int attempt = 1; attempt <= 2; attempt++) {
                trial.received()
                        .addAll(trial.sqs()
                                .receiveMessage(request -> request.queueUrl(trial.queue())
                                        .maxNumberOfMessages(2)
                                        .waitTimeSeconds(2)
                                        .receiveRequestAttemptId("attempt"))
                                .messages());
            }
        });
    }

    @Then("both got the same messages")
    public void sameMessages() {
        trial.expect(() -> {
            List<String> ids = trial.received().stream().map(Message::messageId).toList();
            int half = ids.size() / 2;
            if (half == 0 || !ids.subList(0, half).equals(ids.subList(half, ids.size()))) {
                throw new Deviation("they came as "
                        + trial.received().stream().map(Message::body).collect(Collectors.joining(", ")));
            }
        });
    }

    @Then("it is received with {int} bytes")
    public void receivedWithBytes(int bytes) {
        expectOne(message -> {
            int seen = message.body().getBytes(StandardCharsets.UTF_8).length;
            if (seen != bytes) {
                throw new Deviation("received with " + seen + " bytes");
            }
        });
    }

    @Then("it is received with the body {string}")
    public void receivedWithBody(String body) {
        expectOne(message -> {
            if (!message.body().equals(Texts.unescaped(body))) {
                throw new Deviation("received as another text");
            }
        });
    }

    @Then("it is received with the attributes")
    public void receivedWithAttributes(DataTable table) {
        expectOne(message -> requireAttributes(Texts.attributes(table), message));
    }

    static void requireAttributes(Map<String, MessageAttributeValue> expected, Message message) {
        String seen = Texts.print(message.messageAttributes());
        if (!seen.equals(Texts.print(expected))) {
            throw new Deviation(seen.isEmpty() ? "it has none" : "it has " + seen);
        }
    }

    @Then("it is received with {int} attributes")
    public void receivedWithSoManyAttributes(int count) {
        expectOne(message -> {
            if (message.messageAttributes().size() != count) {
                throw new Deviation(
                        "received with " + message.messageAttributes().size());
            }
        });
    }

    @Then("a receive that asks for {string} gets {string}")
    public void getsTheAttributes(String names, String attributes) {
        trial.expect(() -> {
            List<Message> some = trial.sqs()
                    .receiveMessage(request -> request.queueUrl(trial.queue())
                            .messageAttributeNames(Texts.list(names))
                            .waitTimeSeconds(2))
                    .messages();
            String seen = some.stream()
                    .flatMap(
                            message -> new TreeSet<>(message.messageAttributes().keySet()).stream())
                    .collect(Collectors.joining(", "));
            if (some.isEmpty() || !seen.equals(attributes)) {
                throw new Deviation(
                        some.isEmpty() ? "nothing received" : "it gets " + (seen.isEmpty() ? "none" : seen));
            }
        });
    }

    @Then("it has the system attributes {string}")
    public void hasSystemAttributes(String names) {
        trial.expect(() -> {
            TreeSet<String> missing = new TreeSet<>(Texts.list(names));
            missing.removeAll(trial.last().attributesAsStrings().keySet());
            if (!missing.isEmpty()) {
                throw new Deviation("it lacks " + String.join(", ", missing));
            }
        });
    }

    @Then("it has the system attribute {string} with {string}")
    public void hasSystemAttribute(String name, String value) {
        trial.expect(() -> {
            String seen = trial.last().attributesAsStrings().get(name);
            if (!value.equals(seen)) {
                throw new Deviation(seen == null ? "it lacks it" : "it has " + seen);
            }
        });
    }

    private void expectOne(Consumer<Message> check) {
        trial.expect(() -> {
            trial.receive(1, Optional.empty(), false);
            check.accept(trial.last());
        });
    }
}
