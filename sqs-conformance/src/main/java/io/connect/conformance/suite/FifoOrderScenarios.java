package io.connect.conformance.suite;

import static io.connect.conformance.scenario.Trial.entry;

import io.connect.conformance.client.Answer;
import io.connect.conformance.scenario.Area;
import io.connect.conformance.scenario.Page;
import io.connect.conformance.scenario.Trial;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Scenarios of the order and the locks of message groups. */
final class FifoOrderScenarios {

    private FifoOrderScenarios() {}

    static Area area() {
        Area area = new Area("FIFO order");
        area.add("Messages of a group are received in the order they were sent", Page.FIFO_DELIVERY, trial -> {
            String url = trial.fifo();
            sendAll(trial, url, "a1", "b1", "a2", "b2", "a3");
            List<String> bodies = bodies(trial.take(url, 5));
            trial.expectEqual(of("a", bodies), List.of("a1", "a2", "a3"));
            trial.expectEqual(of("b", bodies), List.of("b1", "b2"));
        });
        area.add("Entries of one batch keep their order", Page.FIFO_DELIVERY, trial -> {
            String url = trial.fifo();
            List<Map<String, Object>> entries = new ArrayList<>();
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                expected.add("m" + i);
                entries.add(entry(
                        "e" + i, "MessageBody", "m" + i, "MessageGroupId", "g", "MessageDeduplicationId", "d" + i));
            }
            trial.call("SendMessageBatch", "QueueUrl", url, "Entries", entries);
            trial.expectEqual(bodies(trial.take(url, 10)), expected);
        });
        area.add(
                "A group is locked while one of its messages is in flight, and others go on",
                Page.FIFO_DELIVERY,
                trial -> {
                    String url = trial.fifo();
                    sendAll(trial, url, "a1", "a2", "b1");
                    trial.expectEqual(
                            trial.receiveOne(url, "MaxNumberOfMessages", 1).text("Body"), "a1");
                    trial.expectEqual(
                            trial.receiveOne(url, "MaxNumberOfMessages", 1).text("Body"), "b1");
                    trial.expectNothing(url);
                });
        area.add("A receive takes as much from one group as it can", Page.FIFO_DELIVERY, trial -> {
            String url = trial.fifo();
            sendAll(trial, url, "a1", "b1", "a2");
            trial.expectEqual(
                    bodies(trial.receive(url, "WaitTimeSeconds", 5, "MaxNumberOfMessages", 2)), List.of("a1", "a2"));
        });
        area.add("A group goes on as soon as its message is deleted", Page.FIFO_DELIVERY, trial -> {
            String url = trial.fifo();
            sendAll(trial, url, "a1", "a2");
            trial.delete(url, trial.receiveOne(url, "MaxNumberOfMessages", 1).text("ReceiptHandle"));
            trial.expectEqual(trial.receiveOne(url).text("Body"), "a2");
        });
        area.add("A group comes back in order when a timeout has passed", Page.FIFO_DELIVERY, trial -> {
            String url = trial.fifo();
            sendAll(trial, url, "a1", "a2");
            trial.receiveOne(url, "MaxNumberOfMessages", 1, "VisibilityTimeout", 1);
            trial.pause(1_500);
            trial.expectEqual(bodies(trial.take(url, 2)), List.of("a1", "a2"));
        });
        area.add("A group comes back in order when a timeout is set to 0", Page.CHANGE_VISIBILITY, trial -> {
            String url = trial.fifo();
            sendAll(trial, url, "a1", "a2");
            trial.changeVisibility(
                    url, trial.receiveOne(url, "MaxNumberOfMessages", 1).text("ReceiptHandle"), 0);
            trial.expectEqual(bodies(trial.take(url, 2)), List.of("a1", "a2"));
        });
        area.add("A message in flight holds back those behind it, and none before it", Page.FIFO_DELIVERY, trial -> {
            String url = trial.fifo("VisibilityTimeout", "2");
            sendAll(trial, url, "a1", "a2", "a3");
            List<Answer> all = trial.receive(url, "WaitTimeSeconds", 5, "MaxNumberOfMessages", 3);
            trial.expectEqual(all.size(), 3);
            trial.changeVisibility(url, all.get(1).text("ReceiptHandle"), 30);
            trial.pause(2_500);
            trial.expectEqual(
                    bodies(trial.receive(url, "WaitTimeSeconds", 2, "MaxNumberOfMessages", 3)), List.of("a1"));
        });
        area.add("A group can be used again after it was empty", Page.FIFO_GROUPS, trial -> {
            String url = trial.fifo();
            for (String body : List.of("a1", "a2", "a3")) {
                sendAll(trial, url, body);
                trial.expectEqual(bodies(trial.take(url, 1)), List.of(body));
            }
        });
        area.add("Sequence numbers grow within a group", Page.SEND, trial -> {
            String url = trial.fifo();
            List<String> sent = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                sent.add(trial.sendTo(url, "g", "m" + i).text("SequenceNumber"));
            }
            for (int i = 1; i < 3; i++) {
                trial.expect(
                        new BigInteger(sent.get(i)).compareTo(new BigInteger(sent.get(i - 1))) > 0,
                        sent.get(i) + " after " + sent.get(i - 1));
            }
            trial.expectEqual(
                    trial.take(url, 3).stream()
                            .map(each -> each.map("Attributes").get("SequenceNumber"))
                            .toList(),
                    sent);
        });
        area.add("A sequence number has 20 digits", Page.SEND, trial -> {
            String number = trial.sendTo(trial.fifo(), "g", "m").text("SequenceNumber");
            trial.expect(number.matches("\\d{20}"), number);
        });
        area.add("A message tells its group and its deduplication id", Page.RECEIVE, trial -> {
            String url = trial.fifo();
            trial.send(url, "m", "MessageGroupId", "g", "MessageDeduplicationId", "d");
            Map<String, String> system = trial.receiveOne(url).map("Attributes");
            trial.expectEqual(system.get("MessageGroupId"), "g");
            trial.expectEqual(system.get("MessageDeduplicationId"), "d");
        });
        return area;
    }

    private static void sendAll(Trial trial, String url, String... bodies) {
        for (String body : bodies) {
            trial.sendTo(url, body.substring(0, 1), body);
        }
    }

    private static List<String> bodies(List<Answer> messages) {
        return Answer.texts(messages, "Body");
    }

    private static List<String> of(String group, List<String> bodies) {
        return bodies.stream().filter(body -> body.startsWith(group)).toList();
    }
}
