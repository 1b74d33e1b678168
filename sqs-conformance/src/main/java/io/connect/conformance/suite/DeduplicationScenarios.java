package io.connect.conformance.suite;

import static io.connect.conformance.scenario.Trial.attribute;
import static io.connect.conformance.scenario.Trial.map;

import io.connect.conformance.client.Answer;
import io.connect.conformance.scenario.Area;
import io.connect.conformance.scenario.Page;
import io.connect.conformance.scenario.Trial;
import java.util.List;

/** Scenarios of repeated messages, which SQS does not deliver again. */
final class DeduplicationScenarios {

    private DeduplicationScenarios() {}

    static Area area() {
        Area area = new Area("Deduplication");
        area.add("A second message with the same id is accepted and not delivered", Page.FIFO_DEDUPLICATION, trial -> {
            String url = trial.fifo();
            send(trial, url, "one", "a", "same");
            send(trial, url, "other", "a", "same");
            expectBodies(trial, url, "one");
        });
        area.add("It is answered as the first one", Page.EXACTLY_ONCE, trial -> {
            String url = trial.fifo();
            Answer first = send(trial, url, "one", "a", "same");
            Answer second = send(trial, url, "one", "a", "same");
            trial.expectEqual(second.text("MessageId"), first.text("MessageId"));
            trial.expectEqual(second.text("SequenceNumber"), first.text("SequenceNumber"));
        });
        area.add("The id holds after the message is deleted", Page.FIFO_DEDUPLICATION, trial -> {
            String url = trial.fifo();
            send(trial, url, "one", "a", "same");
            expectBodies(trial, url, "one");
            send(trial, url, "again", "a", "same");
            trial.expectNothing(url);
        });
        area.add("The id holds for all groups", Page.FIFO_DEDUPLICATION, trial -> {
            String url = trial.fifo();
            send(trial, url, "one", "a", "same");
            send(trial, url, "other", "b", "same");
            expectBodies(trial, url, "one");
        });
        area.add("The id holds for its group only, when the queue is told so", Page.CREATE_QUEUE, trial -> {
            String url = trial.fifo("DeduplicationScope", "messageGroup");
            send(trial, url, "one", "a", "same");
            send(trial, url, "two", "b", "same");
            send(trial, url, "three", "b", "same");
            List<String> bodies =
                    Answer.texts(trial.take(url, 2), "Body").stream().sorted().toList();
            trial.expectEqual(bodies, List.of("one", "two"));
            trial.expectNothing(url);
        });
        area.add("Without an id the content decides, when the queue is told so", Page.EXACTLY_ONCE, trial -> {
            String url = trial.fifo("ContentBasedDeduplication", "true");
            send(trial, url, "one", "a", null);
            send(trial, url, "one", "a", null);
            send(trial, url, "two", "a", null);
            expectBodies(trial, url, "one", "two");
        });
        area.add("Attributes are no part of the content", Page.EXACTLY_ONCE, trial -> {
            String url = trial.fifo("ContentBasedDeduplication", "true");
            for (String colour : List.of("red", "blue")) {
                trial.send(
                        url,
                        "same",
                        "MessageGroupId",
                        "a",
                        "MessageAttributes",
                        map("colour", attribute("String", colour)));
            }
            expectBodies(trial, url, "same");
        });
        area.add("An id goes before the content", Page.FIFO_DEDUPLICATION, trial -> {
            String url = trial.fifo("ContentBasedDeduplication", "true");
            send(trial, url, "same", "a", "1");
            send(trial, url, "same", "a", "2");
            expectBodies(trial, url, "same", "same");
        });
        area.add("Content and an id made of its SHA-256 are the same", Page.FIFO_DEDUPLICATION, trial -> {
            String url = trial.fifo("ContentBasedDeduplication", "true");
            send(trial, url, "abc", "a", null);
            send(trial, url, "other", "a", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
            expectBodies(trial, url, "abc");
        });
        area.add("A duplicate in a batch is answered as done", Page.SEND_BATCH, trial -> {
            String url = trial.fifo();
            Answer answer = trial.call(
                    "SendMessageBatch",
                    "QueueUrl",
                    url,
                    "Entries",
                    List.of(
                            Trial.entry("1", "MessageBody", "m", "MessageGroupId", "g", "MessageDeduplicationId", "d"),
                            Trial.entry(
                                    "2", "MessageBody", "m", "MessageGroupId", "g", "MessageDeduplicationId", "d")));
            trial.expectEqual(answer.list("Successful").size(), 2);
            expectBodies(trial, url, "m");
        });
        area.addSlow("The id is forgotten after five minutes", Page.FIFO_DEDUPLICATION, trial -> {
            String url = trial.fifo();
            send(trial, url, "one", "a", "same");
            expectBodies(trial, url, "one");
            trial.pause(305_000);
            send(trial, url, "again", "a", "same");
            expectBodies(trial, url, "again");
        });
        return area;
    }

    private static Answer send(Trial trial, String url, String body, String group, String id) {
        return trial.send(url, body, "MessageGroupId", group, "MessageDeduplicationId", id);
    }

    private static void expectBodies(Trial trial, String url, String... bodies) {
        trial.expectEqual(Answer.texts(trial.take(url, bodies.length), "Body"), List.of(bodies));
        trial.expectNothing(url);
    }
}
