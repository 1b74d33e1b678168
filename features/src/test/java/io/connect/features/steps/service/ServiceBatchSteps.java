package io.connect.features.steps.service;

import io.connect.features.conformance.Deviation;
import io.connect.features.conformance.Trial;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;

/** Batches, and how the service answers for each of their entries. */
public final class ServiceBatchSteps {
    private static final String GOOD = "received";
    private static final String BAD = "other";
    private static final String DONE = "done";
    private static final String FAILED = "failed";

    private final Trial trial;
    private final Map<String, String> outcomes = new TreeMap<>();
    private List<String> bodies = List.of();

    public ServiceBatchSteps(Trial trial) {
        this.trial = trial;
    }

    @When("these entries are sent in one batch")
    public void entries(List<Map<String, String>> rows) {
        send(rows.stream()
                .map(row -> entry(row.get("id"), Texts.unescaped(row.get("body"))))
                .toList());
    }

    @When("a batch with the ids {string} is sent")
    public void ids(String ids) {
        send(Texts.list(ids).stream().map(id -> entry(id, "body")).toList());
    }

    @When("a batch of {int} messages of {int} bytes each is sent")
    @When("a batch of {int} messages of {int} bytes each is sent to one group")
    public void sized(int count, int bytes) {
        List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            String start = number + " ";
            entries.add(entry(Integer.toString(number), start + "x".repeat(bytes - start.length())));
        }
        bodies = entries.stream().map(SendMessageBatchRequestEntry::messageBody).toList();
        send(entries);
    }

    private SendMessageBatchRequestEntry entry(String id, String body) {
        SendMessageBatchRequestEntry.Builder entry =
                SendMessageBatchRequestEntry.builder().id(id).messageBody(body);
        if (trial.isFifo()) {
            entry.messageGroupId("g").messageDeduplicationId(UUID.randomUUID().toString());
        }
        return entry.build();
    }

    private void send(List<SendMessageBatchRequestEntry> entries) {
        trial.call(() -> {
            SendMessageBatchResponse answer = trial.sqs()
                    .sendMessageBatch(request -> request.queueUrl(trial.queue()).entries(entries));
            note(
                    answer.successful().stream()
                            .map(SendMessageBatchResultEntry::id)
                            .toList(),
                    answer.failed());
        });
    }

    @When("a batch deletes what was received and a message with the handle {string}")
    public void deleteWith(String handle) {
        trial.call(() -> {
            List<DeleteMessageBatchRequestEntry> entries = handles(handle).entrySet().stream()
                    .map(entry -> DeleteMessageBatchRequestEntry.builder()
                            .id(entry.getKey())
                            .receiptHandle(entry.getValue())
                            .build())
                    .toList();
            DeleteMessageBatchResponse answer = trial.sqs()
                    .deleteMessageBatch(
                            request -> request.queueUrl(trial.queue()).entries(entries));
            note(
                    answer.successful().stream()
                            .map(DeleteMessageBatchResultEntry::id)
                            .toList(),
                    answer.failed());
        });
    }

    @When("a batch changes the timeout of what was received and of a message with the handle {string} to {int} s")
    public void changeWith(String handle, int seconds) {
        trial.call(() -> {
            List<ChangeMessageVisibilityBatchRequestEntry> entries = handles(handle).entrySet().stream()
                    .map(entry -> ChangeMessageVisibilityBatchRequestEntry.builder()
                            .id(entry.getKey())
                            .receiptHandle(entry.getValue())
                            .visibilityTimeout(seconds)
                            .build())
                    .toList();
            ChangeMessageVisibilityBatchResponse answer = trial.sqs()
                    .changeMessageVisibilityBatch(
                            request -> request.queueUrl(trial.queue()).entries(entries));
            note(
                    answer.successful().stream()
                            .map(ChangeMessageVisibilityBatchResultEntry::id)
                            .toList(),
                    answer.failed());
        });
    }

    private Map<String, String> handles(String other) {
        return Map.of(GOOD, trial.last().receiptHandle(), BAD, other);
    }

    private void note(List<String> done, List<BatchResultErrorEntry> failed) {
        done.forEach(id -> outcomes.put(id, DONE));
        failed.forEach(entry -> outcomes.put(entry.id(), FAILED + ": " + entry.code()));
    }

    @Then("the entries fare as follows")
    public void fare(Map<String, String> expected) {
        trial.expect(() -> {
            boolean same = outcomes.keySet().equals(expected.keySet())
                    && expected.entrySet().stream()
                            .allMatch(entry -> fares(entry.getValue(), outcomes.get(entry.getKey())));
            if (!same) {
                throw new Deviation("the entries fare otherwise: " + outcomes);
            }
        });
    }

    /** Where a specification names no code, any will do. */
    private static boolean fares(String expected, String seen) {
        return expected.equals(FAILED) ? seen.startsWith(FAILED) : seen.equals(expected);
    }

    @Then("the bodies came in the order of the batch")
    public void inTheOrderOfTheBatch() {
        trial.expect(() -> {
            List<String> seen =
                    trial.received().stream().map(message -> message.body()).toList();
            if (!seen.equals(bodies)) {
                throw new Deviation("they came in another order");
            }
        });
    }
}
