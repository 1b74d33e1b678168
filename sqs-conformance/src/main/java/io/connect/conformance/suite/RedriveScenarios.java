package io.connect.conformance.suite;

import static io.connect.conformance.scenario.Trial.attribute;
import static io.connect.conformance.scenario.Trial.map;

import io.connect.conformance.client.Answer;
import io.connect.conformance.scenario.Area;
import io.connect.conformance.scenario.Page;
import io.connect.conformance.scenario.Trial;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Scenarios of the redrive: the service itself moves a message that was received too often to the dead-letter queue. */
final class RedriveScenarios {

    private RedriveScenarios() {}

    static Area area() {
        Area area = new Area("Dead letters");
        area.add("A message that was received too often goes to the dead-letter queue", Page.DEAD_LETTERS, trial -> {
            DeadLetterPair pair = DeadLetterPair.standard(trial, 2);
            String id = trial.send(pair.source(), "poison").text("MessageId");
            pair.receiveAndLetGo();
            pair.receiveAndLetGo();
            trial.expectEqual(pair.givenUp().text("MessageId"), id);
            trial.expectNothing(pair.source());
        });
        area.add("A message that was not received too often stays", Page.DEAD_LETTERS, trial -> {
            DeadLetterPair pair = DeadLetterPair.standard(trial, 3);
            trial.send(pair.source(), "m");
            pair.receiveAndLetGo();
            pair.receiveAndLetGo();
            trial.expectEqual(VisibilityScenarios.count(trial.receiveOne(pair.source())), "3");
        });
        area.add("The message takes its attributes with it", Page.DEAD_LETTERS, trial -> {
            DeadLetterPair pair = DeadLetterPair.standard(trial, 1);
            trial.send(pair.source(), "poison", "MessageAttributes", map("colour", attribute("String", "red")));
            pair.receiveAndLetGo();
            Answer attribute = pair.givenUp().parts("MessageAttributes").get("colour");
            trial.expect(attribute != null && "red".equals(attribute.text("StringValue")), "no attribute");
        });
        area.add("The message says which queue gave it up", Page.RECEIVE, trial -> {
            DeadLetterPair pair = DeadLetterPair.standard(trial, 1);
            trial.send(pair.source(), "poison");
            pair.receiveAndLetGo();
            trial.expectEqual(
                    pair.givenUp().map("Attributes").get("DeadLetterQueueSourceArn"), trial.arn(pair.source()));
        });
        area.add("The message keeps when it was sent", Page.DEAD_LETTERS, trial -> {
            DeadLetterPair pair = DeadLetterPair.standard(trial, 1);
            trial.send(pair.source(), "poison");
            String sent = pair.receiveAndLetGo().map("Attributes").get("SentTimestamp");
            trial.expectEqual(pair.givenUp().map("Attributes").get("SentTimestamp"), sent);
        });
        area.add("The count of receives goes on in the dead-letter queue", Page.DEAD_LETTERS, trial -> {
            DeadLetterPair pair = DeadLetterPair.standard(trial, 1);
            trial.send(pair.source(), "poison");
            pair.receiveAndLetGo();
            trial.expectEqual(VisibilityScenarios.count(pair.givenUp()), "2");
        });
        area.add("A timeout that passes counts as well", Page.DEAD_LETTERS, trial -> {
            DeadLetterPair pair = DeadLetterPair.standard(trial, 1);
            trial.send(pair.source(), "poison");
            trial.receiveOne(pair.source(), "VisibilityTimeout", 1);
            trial.pause(1_200);
            trial.expectEqual(pair.givenUp().text("Body"), "poison");
        });
        area.add("A group goes on when its first message has been put aside", Page.DEAD_LETTERS, trial -> {
            DeadLetterPair pair = DeadLetterPair.fifo(trial, 1);
            String id = trial.sendTo(pair.source(), "a", "poison").text("MessageId");
            trial.sendTo(pair.source(), "a", "next");
            pair.receiveAndLetGo();
            trial.expectEqual(trial.receiveOne(pair.source()).text("Body"), "next");
            trial.expectEqual(trial.receiveOne(pair.deadLetters()).text("MessageId"), id);
        });
        area.add("A dead-letter queue knows whose it is", Page.LIST_DEAD_LETTER_SOURCES, trial -> {
            DeadLetterPair pair = DeadLetterPair.standard(trial, 2);
            trial.expectEqual(
                    trial.call("ListDeadLetterSourceQueues", "QueueUrl", pair.deadLetters())
                            .texts("QueueUrls"),
                    List.of(pair.source()));
        });
        area.add("A dead-letter queue may have one of its own", Page.DEAD_LETTERS, trial -> {
            String last = trial.standard();
            String middle = trial.standard("RedrivePolicy", Trial.redrive(trial.arn(last), 1));
            String first = trial.standard("RedrivePolicy", Trial.redrive(trial.arn(middle), 1));
            trial.send(first, "poison");
            for (String url : new String[] {first, middle}) {
                trial.receiveOne(url, "VisibilityTimeout", 0);
                trial.expectNothing(url);
            }
            trial.expectEqual(trial.receiveOne(last).text("Body"), "poison");
        });
        area.add(
                "A dead letter of a FIFO queue has its message id as its deduplication id",
                Page.DEAD_LETTER_REDRIVE,
                trial -> {
                    DeadLetterPair pair = DeadLetterPair.fifo(trial, 1);
                    String id = trial.sendTo(pair.source(), "a", "poison").text("MessageId");
                    pair.receiveAndLetGo();
                    Map<String, String> system = pair.givenUp().map("Attributes");
                    trial.expectEqual(system.get("MessageDeduplicationId"), id);
                    trial.expectEqual(system.get("MessageGroupId"), "a");
                });
        area.add("Dead letters keep their order within a group", Page.DEAD_LETTERS, trial -> {
            DeadLetterPair pair = DeadLetterPair.fifo(trial, 1);
            List<String> bodies = List.of("m1", "m2", "m3");
            bodies.forEach(body -> trial.sendTo(pair.source(), "a", body));
            bodies.forEach(body -> pair.receiveAndLetGo());
            trial.expectNothing(pair.source());
            trial.expectEqual(Answer.texts(trial.take(pair.deadLetters(), 3), "Body"), bodies);
        });
        area.add(
                "The queues of a dead-letter queue come in pages when a size is given",
                Page.LIST_DEAD_LETTER_SOURCES,
                trial -> {
                    DeadLetterPair pair = DeadLetterPair.standard(trial, 2);
                    String other = trial.standard("RedrivePolicy", Trial.redrive(pair.deadLetterArn(), 2));
                    Answer page =
                            trial.call("ListDeadLetterSourceQueues", "QueueUrl", pair.deadLetters(), "MaxResults", 1);
                    Answer next = trial.call(
                            "ListDeadLetterSourceQueues",
                            "QueueUrl",
                            pair.deadLetters(),
                            "MaxResults",
                            1,
                            "NextToken",
                            page.text("NextToken"));
                    Set<String> urls = new HashSet<>(page.texts("QueueUrls"));
                    urls.addAll(next.texts("QueueUrls"));
                    trial.expectEqual(urls, Set.of(pair.source(), other));
                });
        area.add("A queue that is nobody's dead-letter queue has no queues", Page.LIST_DEAD_LETTER_SOURCES, trial -> {
            Answer answer = trial.call("ListDeadLetterSourceQueues", "QueueUrl", trial.standard());
            trial.expectEqual(answer.texts("QueueUrls"), List.of());
        });
        area.addSlow("A message goes when its retention period has passed", Page.QUOTAS_MESSAGES, trial -> {
            String url = trial.standard("MessageRetentionPeriod", "60");
            trial.send(url, "m");
            trial.pause(75_000);
            trial.expectNothing(url);
        });
        area.addSlow(
                "A dead letter of a standard queue goes by the time it was sent", Page.DEAD_LETTER_RETENTION, trial -> {
                    String deadLetters = trial.standard("MessageRetentionPeriod", "60");
                    String source = trial.standard("RedrivePolicy", Trial.redrive(trial.arn(deadLetters), 1));
                    trial.send(source, "poison");
                    trial.receiveOne(source, "VisibilityTimeout", 40);
                    trial.pause(41_000);
                    trial.expectNothing(source);
                    trial.pause(30_000);
                    trial.expectNothing(deadLetters);
                });
        return area;
    }
}
