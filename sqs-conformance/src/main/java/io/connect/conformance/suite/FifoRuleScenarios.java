package io.connect.conformance.suite;

import io.connect.conformance.client.Answer;
import io.connect.conformance.scenario.Area;
import io.connect.conformance.scenario.Page;
import io.connect.conformance.scenario.Trial;
import java.util.List;

/** Scenarios of the required parameters of FIFO queues, expired handles, and repeated receives. */
final class FifoRuleScenarios {

    private FifoRuleScenarios() {}

    static Area area() {
        Area area = new Area("FIFO rules");
        area.add(
                "A message without a group is refused",
                Page.SEND,
                trial -> trial.expectRefused(
                        "MissingParameter", () -> trial.send(trial.fifo(), "m", "MessageDeduplicationId", "x")));
        area.add("A message without a deduplication id is refused, unless the content decides", Page.SEND, trial -> {
            String url = trial.fifo();
            trial.expectRefused("InvalidParameterValue", () -> trial.send(url, "m", "MessageGroupId", "g"));
        });
        identifier(area, "MessageGroupId");
        identifier(area, "MessageDeduplicationId");
        area.add("A handle ends with its visibility timeout", Page.EXACTLY_ONCE, trial -> {
            String url = trial.fifo();
            trial.sendTo(url, "a", "m");
            String handle = trial.receiveOne(url, "VisibilityTimeout", 1).text("ReceiptHandle");
            trial.pause(1_500);
            trial.expectRefused("InvalidParameterValue", () -> trial.delete(url, handle));
        });
        area.add("Nor can such a handle change the timeout", Page.EXACTLY_ONCE, trial -> {
            String url = trial.fifo();
            trial.sendTo(url, "a", "m");
            String handle = trial.receiveOne(url, "VisibilityTimeout", 1).text("ReceiptHandle");
            trial.pause(1_500);
            trial.expectRefused(() -> trial.changeVisibility(url, handle, 10));
        });
        area.add("A longer timeout keeps the handle alive", Page.CHANGE_VISIBILITY, trial -> {
            String url = trial.fifo();
            trial.sendTo(url, "a", "m");
            String handle = trial.receiveOne(url, "VisibilityTimeout", 1).text("ReceiptHandle");
            trial.changeVisibility(url, handle, 30);
            trial.pause(1_500);
            trial.delete(url, handle);
            trial.expectNothing(url);
        });
        area.add(
                "A receive that is tried again with its attempt id gets the same messages",
                Page.FIFO_ATTEMPT,
                trial -> {
                    String url = trial.fifo();
                    trial.sendTo(url, "a", "a1");
                    trial.sendTo(url, "a", "a2");
                    List<String> first = handles(attempt(trial, url));
                    trial.expectEqual(first.size(), 2);
                    trial.expectEqual(handles(attempt(trial, url)), first);
                });
        area.add("It gets none when one of them was deleted meanwhile", Page.FIFO_ATTEMPT, trial -> {
            String url = trial.fifo();
            trial.sendTo(url, "a", "a1");
            trial.sendTo(url, "a", "a2");
            List<String> first = handles(attempt(trial, url));
            trial.delete(url, first.get(0));
            trial.expect(!handles(attempt(trial, url)).equals(first), "the same messages");
        });
        area.add("Another attempt id gets other messages", Page.FIFO_ATTEMPT, trial -> {
            String url = trial.fifo();
            trial.sendTo(url, "a", "a1");
            attempt(trial, url);
            trial.expect(
                    trial.receive(url, "WaitTimeSeconds", 1, "ReceiveRequestAttemptId", "other")
                            .isEmpty(),
                    "the message in flight");
        });
        area.add("Deleting all messages of a receive sets its group free", Page.FIFO_DELIVERY, trial -> {
            String url = trial.fifo();
            for (int i = 0; i < 12; i++) {
                trial.sendTo(url, "a", "m" + i);
            }
            trial.expectEqual(Answer.texts(trial.take(url, 12), "Body").get(11), "m11");
        });
        area.add("A receive that is tried again starts the timeout anew", Page.RECEIVE, trial -> {
            String url = trial.fifo("VisibilityTimeout", "8");
            trial.sendTo(url, "a", "m");
            attempt(trial, url);
            trial.pause(5_000);
            String handle = handles(attempt(trial, url)).get(0);
            trial.pause(5_000);
            trial.delete(url, handle);
        });
        area.add("An attempt id has 1 to 128 letters, digits and punctuation marks", Page.RECEIVE, trial -> {
            String url = trial.fifo();
            trial.receive(url, "ReceiveRequestAttemptId", "x".repeat(128));
            for (String bad : List.of("x".repeat(129), "a b", "ü")) {
                trial.expectRefused(() -> trial.receive(url, "ReceiveRequestAttemptId", bad));
            }
        });
        return area;
    }

    private static void identifier(Area area, String name) {
        area.add(name + " has 1 to 128 letters, digits and punctuation marks", Page.SEND, trial -> {
            String url = trial.fifo("ContentBasedDeduplication", "true");
            send(trial, url, name, "x".repeat(128));
            send(trial, url, name, "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~");
            for (String bad : List.of("x".repeat(129), "a b", "ü")) {
                trial.expectRefused("InvalidParameterValue", () -> send(trial, url, name, bad));
            }
        });
    }

    private static void send(Trial trial, String url, String name, String value) {
        if (name.equals("MessageGroupId")) {
            trial.send(url, "m", name, value);
        } else {
            trial.send(url, "m", "MessageGroupId", "g", name, value);
        }
    }

    private static List<Answer> attempt(Trial trial, String url) {
        return trial.receive(
                url, "WaitTimeSeconds", 2, "MaxNumberOfMessages", 10, "ReceiveRequestAttemptId", "attempt");
    }

    private static List<String> handles(List<Answer> messages) {
        return Answer.texts(messages, "ReceiptHandle");
    }
}
