package io.connect.features.steps.service;

import io.connect.features.conformance.Deviation;
import io.connect.features.conformance.Trial;
import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** What is done with the handle of a received message, and what becomes of one that is let go too often. */
public final class ServiceHandleSteps {
    private static final Duration VISIBLE = Duration.ofSeconds(20);

    private final Trial trial;
    private List<String> sources = List.of();

    public ServiceHandleSteps(Trial trial) {
        this.trial = trial;
    }

    @When("what was received is deleted")
    public void delete() {
        trial.call(() -> trial.sqs()
                .deleteMessage(request -> request.queueUrl(trial.queue())
                        .receiptHandle(trial.last().receiptHandle())));
    }

    @When("the visibility timeout of what was received is changed to {int} s")
    public void changeVisibility(int seconds) {
        trial.call(() -> change(trial.last().receiptHandle(), seconds));
    }

    @When("the visibility timeout of a message with the handle {string} is changed to {int} s")
    public void changeVisibilityOf(String handle, int seconds) {
        trial.call(() -> change(handle, seconds));
    }

    private void change(String handle, int seconds) {
        trial.sqs()
                .changeMessageVisibility(request ->
                        request.queueUrl(trial.queue()).receiptHandle(handle).visibilityTimeout(seconds));
    }

    @Given("it is visible again")
    public void visibleAgain() {
        trial.call(() -> Patience.until(VISIBLE, () -> {
            if (trial.depth(trial.queue()).visible() == 0) {
                throw new Deviation("it does not become visible again");
            }
        }));
    }

    @Given("it is received and let go {int} time(s)")
    public void letGo(int times) {
        for (int time = 1; time <= times; time++) {
            trial.call(() -> trial.receive(1, Optional.empty(), false));
            changeVisibility(0);
        }
    }

    @When("the first message is received alone and let go")
    public void letGoOnce() {
        letGo(1);
    }

    @Then("within {int} s the dead-letter queue holds {string}, the same message")
    public void deadLetter(int seconds, String body) {
        trial.expect(() -> {
            Message dead = awaitDeadLetter(seconds);
            if (!dead.body().equals(body)
                    || !dead.messageId().equals(trial.sent().get(0).messageId())) {
                throw new Deviation("it holds " + dead.body() + ", another message");
            }
        });
    }

    @Then("the message that is in the dead-letter queue within {int} s has the attributes")
    public void deadLetterHasAttributes(int seconds, DataTable table) {
        trial.expect(() -> ServiceReceiveSteps.requireAttributes(Texts.attributes(table), awaitDeadLetter(seconds)));
    }

    @Then("the message that is in the dead-letter queue within {int} s names the queue it comes from")
    public void deadLetterNamesItsQueue(int seconds) {
        trial.expect(() -> {
            String seen =
                    awaitDeadLetter(seconds).attributes().get(MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN);
            if (!trial.arn(trial.queue()).equals(seen)) {
                throw new Deviation(seen == null ? "it names none" : "it names another");
            }
        });
    }

    /** A message is put aside when it would be received once more, so somebody has to ask for it. */
    private Message awaitDeadLetter(int seconds) {
        Message[] found = {null};
        Patience.until(Duration.ofSeconds(seconds), () -> {
            trial.receiveOne(trial.queue(), 0);
            found[0] = trial.receiveOne(trial.deadLetters(), 0).stream()
                    .findFirst()
                    .orElseThrow(() -> new Deviation("the dead-letter queue stays empty"));
        });
        return found[0];
    }

    @Given("within {int} s the dead-letter queue counts {int}")
    public void deadLettersCount(int seconds, int count) {
        trial.expect(() -> Patience.until(Duration.ofSeconds(seconds), () -> {
            trial.receiveOne(trial.queue(), 0);
            long seen = trial.depth(trial.deadLetters()).visible();
            if (seen != count) {
                throw new Deviation("the dead-letter queue counts " + seen);
            }
        }));
    }

    @When("its messages are moved back")
    public void moveBack() {
        trial.call(
                () -> trial.sqs().startMessageMoveTask(request -> request.sourceArn(trial.arn(trial.deadLetters()))));
    }

    @When("the dead-letter queue is asked whose it is")
    public void askWhose() {
        trial.call(() -> sources = trial.sqs()
                .listDeadLetterSourceQueues(request -> request.queueUrl(trial.deadLetters()))
                .queueUrls());
    }

    @Then("it names the queue")
    public void namesTheQueue() {
        trial.expect(() -> {
            if (!sources.equals(List.of(trial.queue()))) {
                throw new Deviation("it names " + sources.size() + " queues, or another");
            }
        });
    }
}
