package io.connect.conformance.suite;

import static io.connect.conformance.scenario.Trial.attribute;
import static io.connect.conformance.scenario.Trial.map;

import io.connect.conformance.client.Answer;
import io.connect.conformance.scenario.Area;
import io.connect.conformance.scenario.Page;
import java.util.Map;

/** Scenarios of sending one message with its body and attributes. */
final class SendScenarios {

    private static final String TRACE = "Root=1-5759e988-bd862e3fe1be46a994272793";

    private SendScenarios() {}

    static Area area() {
        Area area = new Area("Sending");
        area.add(
                "A send is answered with the MD5 of the body",
                Page.SEND,
                trial -> trial.expectEqual(
                        trial.send(trial.standard(), "hello").text("MD5OfMessageBody"), Sums.ofBody("hello")));
        area.add("A send is answered with the id that a receive tells", Page.SEND, trial -> {
            String url = trial.standard();
            String id = trial.send(url, "m").text("MessageId");
            trial.expectEqual(trial.receiveOne(url).text("MessageId"), id);
        });
        area.add("A message id has 100 characters at most", Page.IDENTIFIERS, trial -> {
            String id = trial.send(trial.standard(), "m").text("MessageId");
            trial.expect(!id.isEmpty() && id.length() <= 100, id);
        });
        area.add("A receive is answered with the MD5 of the body", Page.RECEIVE, trial -> {
            String url = trial.standard();
            trial.send(url, "hello ✓");
            trial.expectEqual(trial.receiveOne(url).text("MD5OfBody"), Sums.ofBody("hello ✓"));
        });
        area.add("The service adds its own attributes", Page.RECEIVE, trial -> {
            String url = trial.standard();
            trial.send(url, "m");
            Map<String, String> system = trial.receiveOne(url).map("Attributes");
            trial.expectEqual(system.get("ApproximateReceiveCount"), "1");
            for (String name : new String[] {"SenderId", "SentTimestamp", "ApproximateFirstReceiveTimestamp"}) {
                trial.expect(system.containsKey(name), "no " + name);
            }
        });
        area.add("Times of a message are milliseconds", Page.RECEIVE, trial -> {
            String url = trial.standard();
            trial.send(url, "m");
            Map<String, String> system = trial.receiveOne(url).map("Attributes");
            trial.expect(system.get("SentTimestamp").matches("\\d{13}"), system.get("SentTimestamp"));
            trial.expect(
                    system.get("ApproximateFirstReceiveTimestamp").matches("\\d{13}"),
                    system.get("ApproximateFirstReceiveTimestamp"));
        });
        area.add("The trace header arrives", Page.MESSAGE_METADATA, trial -> {
            String url = trial.standard();
            trial.send(url, "m", "MessageSystemAttributes", map("AWSTraceHeader", attribute("String", TRACE)));
            trial.expectEqual(trial.receiveOne(url).map("Attributes").get("AWSTraceHeader"), TRACE);
        });
        area.add("A send is answered with the MD5 of its system attributes", Page.SEND, trial -> {
            Map<String, Object> system = map("AWSTraceHeader", attribute("String", TRACE));
            Answer sent = trial.send(trial.standard(), "m", "MessageSystemAttributes", system);
            trial.expectEqual(sent.text("MD5OfMessageSystemAttributes"), Sums.ofAttributes(system));
        });
        area.add(
                "No other system attribute can be sent",
                Page.SEND,
                trial -> trial.expectRefused(() -> trial.send(
                        trial.standard(), "m", "MessageSystemAttributes", map("SenderId", attribute("String", "me")))));
        area.add(
                "A message without a body is refused",
                Page.SEND,
                trial -> trial.expectRefused(
                        "MissingParameter", () -> trial.call("SendMessage", "QueueUrl", trial.standard())));
        area.add("A message may belong to a group on a standard queue", Page.FAIR_QUEUES, trial -> {
            String url = trial.standard();
            trial.send(url, "m", "MessageGroupId", "tenant-1");
            trial.expectEqual(trial.receiveOne(url).map("Attributes").get("MessageGroupId"), "tenant-1");
        });
        area.add("Messages of a group are not locked on a standard queue", Page.FAIR_QUEUES, trial -> {
            String url = trial.standard();
            trial.send(url, "m", "MessageGroupId", "tenant-1");
            trial.send(url, "n", "MessageGroupId", "tenant-1");
            trial.receiveOne(url, "MaxNumberOfMessages", 1);
            trial.receiveOne(url, "MaxNumberOfMessages", 1);
        });
        area.add("A quiet group does not wait for a noisy one", Page.FAIR_QUEUES, trial -> {
            String url = trial.standard();
            for (int i = 0; i < 60; i++) {
                trial.send(url, "noisy", "MessageGroupId", "noisy");
            }
            for (int i = 0; i < 3; i++) {
                trial.receive(url, "MaxNumberOfMessages", 10);
            }
            trial.send(url, "quiet", "MessageGroupId", "quiet");
            int received = 0;
            while (received < 25) {
                for (Answer each : trial.receive(url, "MaxNumberOfMessages", 5)) {
                    received++;
                    if (each.text("Body").equals("quiet")) {
                        return;
                    }
                }
            }
            trial.expect(false, "the quiet message is not among the next 25");
        });
        area.add("A deduplication id is for FIFO queues only", Page.SEND, trial -> {
            String url = trial.standard();
            trial.expectRefused(() -> trial.send(url, "m", "MessageDeduplicationId", "d"));
        });
        return area;
    }
}
