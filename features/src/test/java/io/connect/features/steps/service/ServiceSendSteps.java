package io.connect.features.steps.service;

import io.connect.features.conformance.AttributeSum;
import io.connect.features.conformance.Deviation;
import io.connect.features.conformance.Trial;
import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** Messages on their way to the service, one at a time. */
public final class ServiceSendSteps {
    private static final String GROUP = "g";
    private static final String ABSENT = "none";

    private final Trial trial;
    private Map<String, MessageAttributeValue> attributes = Map.of();

    public ServiceSendSteps(Trial trial) {
        this.trial = trial;
    }

    @Given("the message {string} in it")
    @When("a message {string} is sent")
    public void message(String body) {
        send(Texts.unescaped(body), request -> {});
    }

    @Given("these messages in it, sent one after the other")
    @When("these messages are sent one after the other")
    public void messages(List<Map<String, String>> rows) {
        rows.forEach(row -> send(row.get("body"), request -> {
            if (row.containsKey("group")) {
                request.messageGroupId(absent(row.get("group")));
            }
            if (row.containsKey("deduplication id")) {
                request.messageDeduplicationId(absent(row.get("deduplication id")));
            }
        }));
    }

    private static String absent(String cell) {
        return ABSENT.equals(cell) ? null : cell;
    }

    @When("a message of {int} bytes is sent")
    public void messageOf(int bytes) {
        send("x".repeat(bytes), request -> {});
    }

    @When("a message of {int} letters of two bytes each is sent")
    public void messageOfLetters(int letters) {
        send("ü".repeat(letters), request -> {});
    }

    @When("a message of {int} bytes is sent with the attribute {string} of the value {string}")
    public void messageOfWith(int bytes, String name, String value) {
        send("x".repeat(bytes), request -> request.messageAttributes(Map.of(name, Texts.attribute("String", value))));
    }

    @When("a message {string} is sent to the group {string} with the attribute {string} of the value {string}")
    public void messageToGroupWith(String body, String group, String name, String value) {
        send(
                body,
                request -> request.messageGroupId(group)
                        .messageDeduplicationId(null)
                        .messageAttributes(Map.of(name, Texts.attribute("String", value))));
    }

    @When("a message is sent with a delay of {int} s")
    public void messageWithDelay(int seconds) {
        send("delayed", request -> request.delaySeconds(seconds));
    }

    @When("a message is sent with the attributes")
    public void messageWithAttributes(DataTable table) {
        attributes = Texts.attributes(table);
        send("with attributes", request -> request.messageAttributes(attributes));
    }

    @When("a message is sent with {int} attributes")
    public void messageWithSoManyAttributes(int count) {
        Map<String, MessageAttributeValue> many = new LinkedHashMap<>();
        for (int number = 1; number <= count; number++) {
            many.put("attribute-" + number, Texts.attribute("Number", Integer.toString(number)));
        }
        send("with attributes", request -> request.messageAttributes(many));
    }

    @When("a message is sent with the trace header {string}")
    public void messageWithTraceHeader(String header) {
        send(
                "traced",
                request -> request.messageSystemAttributes(Map.of(
                        MessageSystemAttributeNameForSends.AWS_TRACE_HEADER,
                        MessageSystemAttributeValue.builder()
                                .dataType("String")
                                .stringValue(header)
                                .build())));
    }

    @Then("the send was answered with the MD5 of its attributes")
    public void answeredWithSum() {
        trial.expect(() -> {
            String seen = trial.sent().get(0).md5OfMessageAttributes();
            if (!AttributeSum.of(attributes).equals(seen)) {
                throw new Deviation(seen == null ? "answered without one" : "answered with another sum");
            }
        });
    }

    private void send(String body, Consumer<SendMessageRequest.Builder> rest) {
        trial.call(() -> {
            SendMessageRequest.Builder request =
                    SendMessageRequest.builder().queueUrl(trial.queue()).messageBody(body);
            if (trial.isFifo()) {
                request.messageGroupId(GROUP)
                        .messageDeduplicationId(UUID.randomUUID().toString());
            }
            rest.accept(request);
            trial.sent().add(trial.sqs().sendMessage(request.build()));
        });
    }
}
