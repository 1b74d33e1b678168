package io.connect.features.steps.service;

import io.connect.features.conformance.Deviation;
import io.connect.features.conformance.Trial;
import io.connect.testbed.sqs.QueueDepth;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Queues of the service that is held against what SQS documents. */
public final class ServiceQueueSteps {
    private static final String REDRIVE = "RedrivePolicy";
    private static final String NOT_THERE = "-not-there";

    private final Trial trial;

    public ServiceQueueSteps(Trial trial) {
        this.trial = trial;
    }

    @Given("a standard queue at the service")
    public void standard() {
        make(false, Map.of());
    }

    @Given("a standard queue at the service with")
    public void standardWith(Map<String, String> attributes) {
        make(false, attributes);
    }

    @Given("a FIFO queue at the service")
    public void fifo() {
        make(true, Map.of());
    }

    @Given("a FIFO queue at the service with")
    public void fifoWith(Map<String, String> attributes) {
        make(true, attributes);
    }

    @Given("a standard queue at the service that gives a message up after {int} receive(s)")
    public void standardWithRedrive(int receives) {
        withRedrive(false, receives);
    }

    @Given("a FIFO queue at the service that gives a message up after {int} receive(s)")
    public void fifoWithRedrive(int receives) {
        withRedrive(true, receives);
    }

    @Given("no queue at the service")
    public void none() {
        make(false, Map.of());
        trial.call(() -> trial.queue(trial.queue() + NOT_THERE));
    }

    private void make(boolean fifo, Map<String, String> attributes) {
        trial.call(() -> trial.queue(trial.makeQueue("", fifo, attributes)));
    }

    private void withRedrive(boolean fifo, int receives) {
        trial.call(() -> {
            trial.deadLetters(trial.makeQueue("-dlq", fifo, Map.of()));
            trial.queue(trial.makeQueue("", fifo, redrive(trial.arn(trial.deadLetters()), receives)));
        });
    }

    private static Map<String, String> redrive(String arn, int receives) {
        return new HashMap<>(
                Map.of(REDRIVE, "{\"deadLetterTargetArn\":\"" + arn + "\",\"maxReceiveCount\":\"" + receives + "\"}"));
    }

    @When("a FIFO queue is made with a standard queue for its dead letters")
    public void fifoWithStandardDeadLetters() {
        trial.call(() -> {
            String dead = trial.makeQueue("-dlq", false, Map.of());
            trial.makeQueue("", true, redrive(trial.arn(dead), 1));
        });
    }

    @When("a standard queue is made with a queue for its dead letters that is not there")
    public void withDeadLettersThatAreNotThere() {
        trial.call(() -> {
            String other = trial.makeQueue("-other", false, Map.of());
            trial.makeQueue("", false, redrive(trial.arn(other) + NOT_THERE, 1));
        });
    }

    @Then("its attribute {string} is {string}")
    public void attributeIs(String name, String value) {
        trial.expect(() -> {
            QueueAttributeName attribute = QueueAttributeName.fromValue(name);
            String seen = trial.sqs()
                    .getQueueAttributes(
                            request -> request.queueUrl(trial.queue()).attributeNames(attribute))
                    .attributes()
                    .get(attribute);
            if (!value.equals(seen)) {
                throw new Deviation(seen == null ? "no such attribute" : "it is " + seen);
            }
        });
    }

    @Then("within {int} s the queue counts {int} visible and {int} in flight")
    public void counts(int seconds, int visible, int inFlight) {
        trial.expect(() -> Patience.until(Duration.ofSeconds(seconds), () -> {
            QueueDepth depth = trial.depth(trial.queue());
            if (depth.visible() != visible || depth.inFlight() != inFlight) {
                throw new Deviation("it counts " + depth.visible() + " visible and " + depth.inFlight() + " in flight");
            }
        }));
    }
}
