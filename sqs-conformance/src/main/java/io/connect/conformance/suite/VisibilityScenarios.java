package io.connect.conformance.suite;

import io.connect.conformance.client.Answer;
import io.connect.conformance.scenario.Area;
import io.connect.conformance.scenario.Page;
import io.connect.conformance.scenario.Trial;
import java.time.Duration;
import java.util.Map;

/**
 * Scenarios of the visibility timeout. It hides a received message from other receivers for the time that its receiver
 * sets.
 */
final class VisibilityScenarios {

    private static final String NONE = "no-handle";

    private VisibilityScenarios() {}

    static Area area() {
        Area area = new Area("Visibility");
        area.add("A received message is hidden, and comes back when its timeout has passed", Page.VISIBILITY, trial -> {
            String url = trial.standard("VisibilityTimeout", "3");
            trial.send(url, "m");
            trial.receiveOne(url);
            trial.expectNothing(url);
            trial.expectEqual(count(trial.receiveOne(Duration.ofSeconds(15), url)), "2");
        });
        area.add("The receive says for how long, if it wants to", Page.RECEIVE, trial -> {
            String url = trial.standard("VisibilityTimeout", "60");
            trial.send(url, "m");
            trial.receiveOne(url, "VisibilityTimeout", 1);
            trial.expectEqual(count(trial.receiveOne(url)), "2");
        });
        area.add(
                "A timeout of the receive above twelve hours is refused",
                Page.RECEIVE,
                trial -> trial.expectRefused(
                        "InvalidParameterValue", () -> trial.receive(trial.standard(), "VisibilityTimeout", 43_201)));
        area.add("The timeout of a message in flight is made longer", Page.CHANGE_VISIBILITY, trial -> {
            String url = trial.standard("VisibilityTimeout", "2");
            trial.send(url, "m");
            trial.changeVisibility(url, trial.receiveOne(url).text("ReceiptHandle"), 30);
            trial.pause(3_000);
            trial.expectNothing(url);
        });
        area.add("The timeout of a message in flight is made shorter", Page.CHANGE_VISIBILITY, trial -> {
            String url = trial.standard("VisibilityTimeout", "60");
            trial.send(url, "m");
            trial.changeVisibility(url, trial.receiveOne(url).text("ReceiptHandle"), 1);
            trial.expectEqual(count(trial.receiveOne(url)), "2");
        });
        area.add("A change to 0 makes the message visible at once", Page.CHANGE_VISIBILITY, trial -> {
            String url = trial.standard("VisibilityTimeout", "60");
            trial.send(url, "m");
            trial.changeVisibility(url, trial.receiveOne(url).text("ReceiptHandle"), 0);
            trial.expectEqual(count(trial.receiveOne(url)), "2");
        });
        area.add("More than twelve hours are refused", Page.CHANGE_VISIBILITY, trial -> {
            String url = trial.standard();
            trial.send(url, "m");
            String handle = trial.receiveOne(url).text("ReceiptHandle");
            trial.expectRefused("InvalidParameterValue", () -> trial.changeVisibility(url, handle, 43_201));
        });
        area.add("Twelve hours count from the receive", Page.VISIBILITY, trial -> {
            String url = trial.standard();
            trial.send(url, "m");
            String handle = trial.receiveOne(url).text("ReceiptHandle");
            trial.pause(1_100);
            trial.expectRefused("InvalidParameterValue", () -> trial.changeVisibility(url, handle, 43_200));
        });
        area.add("The timeout of a message that is visible again cannot be changed", Page.CHANGE_VISIBILITY, trial -> {
            String url = trial.standard();
            trial.send(url, "m");
            String handle = trial.receiveOne(url, "VisibilityTimeout", 1).text("ReceiptHandle");
            trial.pause(1_500);
            trial.expectRefused("MessageNotInflight", () -> trial.changeVisibility(url, handle, 30));
        });
        area.add("The timeout of a deleted message cannot be changed", Page.CHANGE_VISIBILITY, trial -> {
            String url = trial.standard();
            trial.send(url, "m");
            String handle = trial.receiveOne(url).text("ReceiptHandle");
            trial.delete(url, handle);
            trial.expectRefused("InvalidParameterValue", () -> trial.changeVisibility(url, handle, 30));
        });
        area.add(
                "A handle that is none is refused",
                Page.CHANGE_VISIBILITY,
                trial -> trial.expectRefused(
                        "ReceiptHandleIsInvalid", () -> trial.changeVisibility(trial.standard(), NONE, 30)));
        area.add("A change without a time is refused", Page.CHANGE_VISIBILITY, trial -> {
            String url = trial.standard();
            trial.send(url, "m");
            String handle = trial.receiveOne(url).text("ReceiptHandle");
            trial.expectRefused(
                    "MissingParameter",
                    () -> trial.call("ChangeMessageVisibility", "QueueUrl", url, "ReceiptHandle", handle));
        });
        area.add("The queue counts what is visible and what is in flight", Page.GET_QUEUE_ATTRIBUTES, trial -> {
            String url = trial.standard();
            for (int i = 0; i < 3; i++) {
                trial.send(url, "m" + i);
            }
            trial.receiveOne(url);
            expectDepth(trial, url, "2", "1", "0");
        });
        area.add("A timeout of 0 leaves the message visible", Page.VISIBILITY, trial -> {
            String url = trial.standard("VisibilityTimeout", "0");
            trial.send(url, "m");
            trial.receiveOne(url);
            trial.expectEqual(count(trial.receiveOne(url)), "2");
        });
        area.add(
                "A changed timeout holds once, and the next receive has that of the queue",
                Page.CHANGE_VISIBILITY,
                trial -> {
                    String url = trial.standard("VisibilityTimeout", "60");
                    trial.send(url, "m");
                    trial.changeVisibility(url, trial.receiveOne(url).text("ReceiptHandle"), 1);
                    trial.receiveOne(url);
                    trial.pause(1_500);
                    trial.expectNothing(url);
                });
        area.add("A timeout below 0 s is refused", Page.CHANGE_VISIBILITY, trial -> {
            String url = trial.standard();
            trial.send(url, "m");
            String handle = trial.receiveOne(url).text("ReceiptHandle");
            trial.expectRefused(() -> trial.changeVisibility(url, handle, -1));
        });
        return area;
    }

    static void expectDepth(Trial trial, String url, String visible, String inFlight, String delayed) {
        Map<String, String> expected = Map.of(
                "ApproximateNumberOfMessages",
                visible,
                "ApproximateNumberOfMessagesNotVisible",
                inFlight,
                "ApproximateNumberOfMessagesDelayed",
                delayed);
        trial.await(
                Duration.ofSeconds(10),
                () -> depth(trial, url).equals(expected),
                () -> depth(trial, url) + " instead of " + expected);
    }

    private static Map<String, String> depth(Trial trial, String url) {
        return trial.attributes(
                url,
                "ApproximateNumberOfMessages",
                "ApproximateNumberOfMessagesNotVisible",
                "ApproximateNumberOfMessagesDelayed");
    }

    /** The receive count among the message's own attributes. */
    static String count(Answer message) {
        return message.map("Attributes").get("ApproximateReceiveCount");
    }
}
