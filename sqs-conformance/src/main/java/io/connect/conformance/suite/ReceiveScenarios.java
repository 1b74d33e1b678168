package io.connect.conformance.suite;

import io.connect.conformance.client.Answer;
import io.connect.conformance.scenario.Area;
import io.connect.conformance.scenario.Page;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Scenarios of receiving from queues of any type. */
final class ReceiveScenarios {

    private ReceiveScenarios() {}

    static Area area() {
        Area area = new Area("Receiving");
        area.add("A receive gets one message unless it asks for more", Page.RECEIVE, trial -> {
            String url = trial.standard();
            trial.send(url, "a");
            trial.send(url, "b");
            trial.expectEqual(trial.receive(url, "WaitTimeSeconds", 5).size(), 1);
        });
        area.add(
                "More than ten messages at a time are refused",
                Page.RECEIVE,
                trial -> trial.expectRefused(
                        "InvalidParameterValue", () -> trial.receive(trial.standard(), "MaxNumberOfMessages", 11)));
        area.add(
                "Fewer than one message are refused",
                Page.RECEIVE,
                trial -> trial.expectRefused(
                        "InvalidParameterValue", () -> trial.receive(trial.standard(), "MaxNumberOfMessages", 0)));
        area.add("Every message is received once while none becomes visible again", Page.RECEIVE, trial -> {
            String url = trial.standard();
            Set<String> bodies = new HashSet<>();
            for (int i = 0; i < 25; i++) {
                trial.send(url, "m" + i);
            }
            trial.take(url, 25).forEach(each -> bodies.add(each.text("Body")));
            trial.expectEqual(bodies.size(), 25);
            trial.expectNothing(url);
        });
        area.add("Each receive has a handle of its own", Page.IDENTIFIERS, trial -> {
            String url = trial.standard();
            trial.send(url, "m");
            Answer first = trial.receiveOne(url, "VisibilityTimeout", 0);
            Answer second = trial.receiveOne(url);
            trial.expectEqual(second.text("MessageId"), first.text("MessageId"));
            trial.expect(!second.text("ReceiptHandle").equals(first.text("ReceiptHandle")), "the same handle");
        });
        area.add("The time of the first receive stays", Page.RECEIVE, trial -> {
            String url = trial.standard();
            trial.send(url, "m");
            String name = "ApproximateFirstReceiveTimestamp";
            String first = trial.receiveOne(url, "VisibilityTimeout", 0)
                    .map("Attributes")
                    .get(name);
            trial.pause(20);
            trial.expectEqual(trial.receiveOne(url).map("Attributes").get(name), first);
        });
        area.add("Only the system attributes that are asked for are answered", Page.RECEIVE, trial -> {
            String url = trial.standard();
            trial.send(url, "m");
            List<Answer> messages =
                    trial.receive(url, "WaitTimeSeconds", 5, "AttributeNames", List.of("ApproximateReceiveCount"));
            trial.expect(!messages.isEmpty(), "nothing received");
            trial.expectEqual(messages.get(0).map("Attributes"), Map.of("ApproximateReceiveCount", "1"));
        });
        area.add("The newer name of the same parameter is known", Page.RECEIVE, trial -> {
            String url = trial.standard();
            trial.send(url, "m");
            List<Answer> messages =
                    trial.receive(url, "WaitTimeSeconds", 5, "MessageSystemAttributeNames", List.of("SenderId"));
            trial.expect(!messages.isEmpty(), "nothing received");
            trial.expectEqual(messages.get(0).map("Attributes").keySet(), Set.of("SenderId"));
        });
        area.add(
                "A system attribute that no message has cannot be asked for",
                Page.RECEIVE,
                trial -> trial.expectRefused(
                        () -> trial.receive(trial.standard(), "AttributeNames", List.of("Colour"))));
        area.add(
                "An attempt id is for FIFO queues only",
                Page.RECEIVE,
                trial -> trial.expectRefused(
                        () -> trial.receive(trial.standard(), "ReceiveRequestAttemptId", "attempt")));
        return area;
    }
}
