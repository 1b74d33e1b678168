package io.connect.features.steps.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.features.steps.Waiting;
import io.connect.features.world.messages.Queues;
import io.connect.testbed.sqs.QueueDepth;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Map;

/** Queues: their type, their attributes and their messages. */
public final class QueueSteps {
    /** The visibility timeout for tests of the redrive policy, which need several receives of a message. */
    private static final int SHORT_SECONDS = 1;

    private final Queues queues;

    public QueueSteps(Queues queues) {
        this.queues = queues;
    }

    @Given("a standard queue")
    public void standardQueue() {
        queues.create(false, Map.of());
    }

    @Given("a standard queue with")
    public void standardQueueWith(Map<String, String> attributes) {
        queues.create(false, attributes);
    }

    @Given("a FIFO queue")
    public void fifoQueue() {
        queues.create(true, Map.of());
    }

    @Given("a FIFO queue with")
    public void fifoQueueWith(Map<String, String> attributes) {
        queues.create(true, attributes);
    }

    @Given("{int} standard queues")
    public void standardQueues(int count) {
        for (int i = 0; i < count; i++) {
            standardQueue();
        }
    }

    @Given("{int} FIFO queues with")
    public void fifoQueuesWith(int count, Map<String, String> attributes) {
        for (int i = 0; i < count; i++) {
            fifoQueueWith(attributes);
        }
    }

    @Given("a standard queue that hands a message to its dead-letter queue after {int} receives")
    public void queueWithRedrive(int receives) {
        queues.createWithRedrive(false, receives, SHORT_SECONDS);
    }

    @Given(
            "a standard queue that hides a message for {int} seconds and hands it to its dead-letter queue after {int} receives")
    public void patientQueueWithRedrive(int seconds, int receives) {
        queues.createWithRedrive(false, receives, seconds);
    }

    @Given(
            "a FIFO queue that hides a message for {int} seconds and hands it to its dead-letter queue after {int} receives")
    public void fifoQueueWithRedrive(int seconds, int receives) {
        queues.createWithRedrive(true, receives, seconds);
    }

    @Given("{int} standard queues with")
    public void standardQueuesWith(int count, Map<String, String> attributes) {
        for (int i = 0; i < count; i++) {
            standardQueueWith(attributes);
        }
    }

    @When("the last queue is deleted")
    public void deleteLast() {
        queues.deleteLast();
    }

    @When("the last queue is created again")
    public void createAgain() {
        queues.createAgain();
    }

    @Then("no message is in flight")
    public void noneInFlight() {
        Waiting.until(Waiting.USUAL, () -> {
            QueueDepth depth = queues.depth();
            assertThat(depth.inFlight()).as("messages in flight, %s", depth).isZero();
        });
    }

    @Then("the dead-letter queue is empty")
    public void deadLetterQueueIsEmpty() {
        assertThat(queues.drainDeadLetters())
                .as("messages in the dead-letter queue")
                .isEmpty();
    }

    @When("the queue is deleted and made anew")
    public void recreate() {
        queues.recreate();
    }

    /** The ids expire only after the connector has deleted the messages, as in SQS, where they expire after five minutes. */
    @When("SQS has forgotten the deduplication ids of its messages")
    public void forgetDeduplicationIds() {
        nothingLeft();
        queues.forgetDeduplicationIds();
    }

    @Then("nothing is left in the queue")
    public void nothingLeft() {
        left(0);
    }

    @Then("{int} message(s) is/are left in the queue")
    public void left(int count) {
        Waiting.until(Waiting.USUAL, () -> {
            QueueDepth depth = queues.depth();
            assertThat(depth.total()).as("messages in the queue, %s", depth).isEqualTo(count);
        });
    }

    @Then("the dead-letter queue holds {string}")
    public void deadLetterQueueHolds(String body) {
        Waiting.until(
                Waiting.USUAL,
                () -> assertThat(queues.drainDeadLetters())
                        .as("messages in the dead-letter queue")
                        .containsExactly(body));
    }
}
