package io.connect.conformance.suite;

import io.connect.conformance.scenario.Area;
import io.connect.conformance.scenario.Page;
import io.connect.conformance.scenario.Trial;
import java.time.Duration;

/** Scenarios of delayed messages. */
final class DelayScenarios {

    private DelayScenarios() {}

    static Area area() {
        Area area = new Area("Delays");
        area.add("A delayed message is hidden until its delay has passed", Page.TIMERS, trial -> {
            String url = trial.standard();
            trial.send(url, "m", "DelaySeconds", 3);
            trial.expectNothing(url);
            trial.receiveOne(Duration.ofSeconds(15), url);
        });
        area.add("A queue delays all of its messages", Page.DELAY_QUEUES, trial -> {
            String url = trial.standard("DelaySeconds", "3");
            trial.send(url, "m");
            trial.expectNothing(url);
            trial.receiveOne(Duration.ofSeconds(15), url);
        });
        area.add("The delay of a message goes before that of its queue", Page.TIMERS, trial -> {
            String url = trial.standard("DelaySeconds", "60");
            trial.send(url, "m", "DelaySeconds", 0);
            trial.receiveOne(url);
        });
        area.add("A delayed message is counted as one", Page.GET_QUEUE_ATTRIBUTES, trial -> {
            String url = trial.standard();
            trial.send(url, "m", "DelaySeconds", 60);
            VisibilityScenarios.expectDepth(trial, url, "0", "0", "1");
        });
        area.add("A change of a standard queue's delay is for later messages", Page.DELAY_QUEUES, trial -> {
            String url = trial.standard();
            trial.send(url, "m");
            trial.call("SetQueueAttributes", "QueueUrl", url, "Attributes", Trial.map("DelaySeconds", "60"));
            trial.receiveOne(url);
        });
        area.add(
                "More than fifteen minutes are refused",
                Page.SEND,
                trial -> trial.expectRefused(
                        "InvalidParameterValue", () -> trial.send(trial.standard(), "m", "DelaySeconds", 901)));
        area.add("A FIFO queue delays its messages", Page.DELAY_QUEUES, trial -> {
            String url = trial.fifo("DelaySeconds", "2");
            trial.sendTo(url, "g", "m");
            trial.expectNothing(url);
            trial.receiveOne(url);
        });
        area.add("A change of a FIFO queue's delay is for earlier messages too", Page.DELAY_QUEUES, trial -> {
            String url = trial.fifo("DelaySeconds", "600");
            trial.sendTo(url, "g", "m");
            trial.call("SetQueueAttributes", "QueueUrl", url, "Attributes", Trial.map("DelaySeconds", "0"));
            trial.receiveOne(url);
        });
        area.add(
                "A FIFO queue refuses a delay of one message",
                Page.SEND,
                trial -> trial.expectRefused(() -> trial.send(
                        trial.fifo(), "m", "MessageGroupId", "g", "MessageDeduplicationId", "d", "DelaySeconds", 1)));
        return area;
    }
}
