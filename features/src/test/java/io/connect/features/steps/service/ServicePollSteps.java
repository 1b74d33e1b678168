package io.connect.features.steps.service;

import io.connect.features.conformance.Deviation;
import io.connect.features.conformance.Trial;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/** Receives that wait. */
public final class ServicePollSteps {
    /** A service may look at its queue now and then, and a machine may be busy. */
    private static final Duration EARLY = Duration.ofMillis(100);

    private static final Duration LATE = Duration.ofSeconds(5);

    private final Trial trial;
    private List<Message> messages = List.of();
    private Duration lasted = Duration.ZERO;

    public ServicePollSteps(Trial trial) {
        this.trial = trial;
    }

    @When("a receive waits for {int} s")
    public void receive(int seconds) {
        poll(request -> request.waitTimeSeconds(seconds));
    }

    @When("a receive says nothing about waiting")
    public void receiveAsTheQueueSays() {
        poll(request -> {});
    }

    @When("a receive asks for {int} messages")
    public void receiveSoMany(int count) {
        poll(request -> request.maxNumberOfMessages(count).waitTimeSeconds(0));
    }

    @When("a receive waits for {int} s, and the message {string} is sent {int} s after its start")
    public void receiveWhileSending(int seconds, String body, int after) {
        CompletableFuture<Void> sent = CompletableFuture.runAsync(
                () -> trial.sqs()
                        .sendMessage(request -> request.queueUrl(trial.queue()).messageBody(body)),
                CompletableFuture.delayedExecutor(after, TimeUnit.SECONDS));
        receive(seconds);
        sent.join();
    }

    private void poll(Consumer<ReceiveMessageRequest.Builder> how) {
        trial.call(() -> {
            long start = System.nanoTime();
            messages = trial.sqs()
                    .receiveMessage(request -> how.accept(request.queueUrl(trial.queue())))
                    .messages();
            lasted = Duration.ofNanos(System.nanoTime() - start);
        });
    }

    @Then("it returns empty after {int} s")
    public void empty(int seconds) {
        trial.expect(() -> {
            Duration due = Duration.ofSeconds(seconds);
            if (!messages.isEmpty()) {
                throw new Deviation("it returns with a message");
            }
            if (lasted.plus(EARLY).compareTo(due) < 0) {
                throw new Deviation("it returns before");
            }
            if (lasted.compareTo(due.plus(LATE)) > 0) {
                throw new Deviation("it returns more than " + LATE.toSeconds() + " s later");
            }
        });
    }

    @Then("it returns with {string} within {int} s")
    public void with(String body, int seconds) {
        trial.expect(() -> {
            String seen = messages.stream().map(Message::body).collect(Collectors.joining(", "));
            if (!seen.equals(body)) {
                throw new Deviation(seen.isEmpty() ? "it returns empty" : "it returns with " + seen);
            }
            if (lasted.toSeconds() >= seconds) {
                throw new Deviation("it returns later");
            }
        });
    }
}
