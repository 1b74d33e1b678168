package io.connect.conformance.suite;

import io.connect.conformance.client.Answer;
import io.connect.conformance.scenario.Area;
import io.connect.conformance.scenario.Page;
import io.connect.conformance.scenario.Trial;
import java.time.Duration;
import java.util.List;

/** Scenarios of tasks that move dead letters back. */
final class MoveTaskScenarios {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private MoveTaskScenarios() {}

    static Area area() {
        Area area = new Area("Moving dead letters");
        area.add("What was put aside can be moved back", Page.DEAD_LETTER_REDRIVE, trial -> {
            DeadLetterPair pair = withDeadLetters(trial, 1);
            start(trial, pair);
            trial.expectEqual(trial.receiveOne(PATIENCE, pair.source()).text("Body"), "poison 0");
        });
        area.add("What was put aside can be moved elsewhere", Page.START_MOVE_TASK, trial -> {
            DeadLetterPair pair = withDeadLetters(trial, 1);
            String elsewhere = trial.standard();
            trial.call(
                    "StartMessageMoveTask", "SourceArn", pair.deadLetterArn(), "DestinationArn", trial.arn(elsewhere));
            trial.expectEqual(trial.receiveOne(PATIENCE, elsewhere).text("Body"), "poison 0");
        });
        area.add("A moved message counts its receives anew", Page.DEAD_LETTER_REDRIVE, trial -> {
            DeadLetterPair pair = withDeadLetters(trial, 1);
            start(trial, pair);
            trial.expectEqual(VisibilityScenarios.count(trial.receiveOne(PATIENCE, pair.source())), "1");
        });
        area.add("A task that is done says so", Page.LIST_MOVE_TASKS, trial -> {
            DeadLetterPair pair = withDeadLetters(trial, 2);
            start(trial, pair);
            trial.await(PATIENCE, () -> "COMPLETED".equals(last(trial, pair).text("Status")), () -> "not completed");
            Answer task = last(trial, pair);
            trial.expectEqual(task.text("ApproximateNumberOfMessagesMoved"), "2");
            trial.expectEqual(task.text("SourceArn"), pair.deadLetterArn());
            trial.expect(task.text("StartedTimestamp") != null, "no time of its start");
        });
        area.add("A task takes the rate it is given", Page.START_MOVE_TASK, trial -> {
            DeadLetterPair pair = withDeadLetters(trial, 5);
            trial.call("StartMessageMoveTask", "SourceArn", pair.deadLetterArn(), "MaxNumberOfMessagesPerSecond", 1);
            trial.pause(1_500);
            Answer task = last(trial, pair);
            trial.expectEqual(task.text("Status"), "RUNNING");
            trial.expectEqual(task.text("MaxNumberOfMessagesPerSecond"), "1");
            trial.expect(task.text("TaskHandle") != null, "no handle while it runs");
        });
        area.add("A task can be ended early", Page.CANCEL_MOVE_TASK, trial -> {
            DeadLetterPair pair = withDeadLetters(trial, 5);
            String handle = trial.call(
                            "StartMessageMoveTask",
                            "SourceArn",
                            pair.deadLetterArn(),
                            "MaxNumberOfMessagesPerSecond",
                            1)
                    .text("TaskHandle");
            Answer cancelled = trial.call("CancelMessageMoveTask", "TaskHandle", handle);
            trial.expect(cancelled.text("ApproximateNumberOfMessagesMoved") != null, "does not say how many it moved");
            trial.await(PATIENCE, () -> last(trial, pair).text("Status").startsWith("CANCEL"), () -> "not cancelled");
        });
        area.add("A second task at the same time is refused", Page.START_MOVE_TASK, trial -> {
            DeadLetterPair pair = withDeadLetters(trial, 5);
            trial.call("StartMessageMoveTask", "SourceArn", pair.deadLetterArn(), "MaxNumberOfMessagesPerSecond", 1);
            trial.expectRefused(() -> start(trial, pair));
        });
        area.add("A rate above 500 is refused", Page.START_MOVE_TASK, trial -> {
            DeadLetterPair pair = DeadLetterPair.standard(trial, 1);
            trial.expectRefused(() -> trial.call(
                    "StartMessageMoveTask", "SourceArn", pair.deadLetterArn(), "MaxNumberOfMessagesPerSecond", 501));
        });
        area.add("More than ten tasks cannot be listed", Page.LIST_MOVE_TASKS, trial -> {
            DeadLetterPair pair = DeadLetterPair.standard(trial, 1);
            trial.expectRefused(
                    () -> trial.call("ListMessageMoveTasks", "SourceArn", pair.deadLetterArn(), "MaxResults", 11));
        });
        area.add("A queue that is nobody's dead-letter queue is no source", Page.START_MOVE_TASK, trial -> {
            String arn = trial.arn(trial.standard());
            trial.expectRefused(() -> trial.call("StartMessageMoveTask", "SourceArn", arn));
        });
        area.add("A source that is not there is refused", Page.START_MOVE_TASK, trial -> {
            String arn = trial.arn(trial.standard());
            trial.expectRefused(
                    "ResourceNotFound", () -> trial.call("StartMessageMoveTask", "SourceArn", arn + "-not"));
        });
        area.add(
                "A handle that is none is refused",
                Page.CANCEL_MOVE_TASK,
                trial -> trial.expectRefused(() -> trial.call("CancelMessageMoveTask", "TaskHandle", "no-handle")));
        area.add("A moved message is a new one", Page.DEAD_LETTER_REDRIVE, trial -> {
            DeadLetterPair pair = DeadLetterPair.standard(trial, 1);
            String id = trial.send(pair.source(), "poison").text("MessageId");
            trial.receiveOne(pair.source(), "VisibilityTimeout", 0);
            trial.expectNothing(pair.source());
            start(trial, pair);
            Answer moved = trial.receiveOne(PATIENCE, pair.source());
            trial.expect(!moved.text("MessageId").equals(id), "the same message id");
        });
        area.add("Dead letters of a FIFO queue are moved back in order", Page.DEAD_LETTER_REDRIVE, trial -> {
            DeadLetterPair pair = DeadLetterPair.fifo(trial, 1);
            List<String> bodies = List.of("m1", "m2", "m3");
            bodies.forEach(body -> trial.sendTo(pair.source(), "a", body));
            bodies.forEach(body -> pair.receiveAndLetGo());
            trial.expectNothing(pair.source());
            start(trial, pair);
            trial.await(PATIENCE, () -> "COMPLETED".equals(last(trial, pair).text("Status")), () -> "not completed");
            List<Answer> moved = trial.take(pair.source(), 3);
            trial.expectEqual(Answer.texts(moved, "Body"), bodies);
            trial.expectEqual(moved.get(0).map("Attributes").get("MessageGroupId"), "a");
        });
        area.add("The destination must be a queue of the same type", Page.DEAD_LETTER_REDRIVE, trial -> {
            DeadLetterPair standard = DeadLetterPair.standard(trial, 1);
            DeadLetterPair fifo = DeadLetterPair.fifo(trial, 1);
            expectNoMove(trial, standard, trial.fifo());
            expectNoMove(trial, fifo, trial.standard());
        });
        area.add("Only the latest task is listed unless more are asked for", Page.LIST_MOVE_TASKS, trial -> {
            DeadLetterPair pair = withDeadLetters(trial, 1);
            for (int i = 0; i < 2; i++) {
                start(trial, pair);
                trial.await(PATIENCE, () -> !"RUNNING".equals(last(trial, pair).text("Status")), () -> "still running");
            }
            trial.expectEqual(listed(trial, pair, null).size(), 1);
            trial.expectEqual(listed(trial, pair, 10).size(), 2);
        });
        area.add("A task names its destination if it was given one", Page.LIST_MOVE_TASKS, trial -> {
            DeadLetterPair pair = DeadLetterPair.standard(trial, 1);
            start(trial, pair);
            trial.expect(last(trial, pair).text("DestinationArn") == null, "names a destination");
            trial.await(PATIENCE, () -> !"RUNNING".equals(last(trial, pair).text("Status")), () -> "still running");
            String elsewhere = trial.arn(trial.standard());
            trial.call("StartMessageMoveTask", "SourceArn", pair.deadLetterArn(), "DestinationArn", elsewhere);
            trial.expectEqual(last(trial, pair).text("DestinationArn"), elsewhere);
        });
        area.add("A task that is done cannot be ended", Page.CANCEL_MOVE_TASK, trial -> {
            DeadLetterPair pair = withDeadLetters(trial, 1);
            String handle = trial.call("StartMessageMoveTask", "SourceArn", pair.deadLetterArn())
                    .text("TaskHandle");
            trial.await(PATIENCE, () -> "COMPLETED".equals(last(trial, pair).text("Status")), () -> "not completed");
            trial.expectRefused(() -> trial.call("CancelMessageMoveTask", "TaskHandle", handle));
        });
        return area;
    }

    private static DeadLetterPair withDeadLetters(Trial trial, int count) {
        DeadLetterPair pair = DeadLetterPair.standard(trial, 1);
        for (int i = 0; i < count; i++) {
            trial.send(pair.source(), "poison " + i);
        }
        for (int i = 0; i < count; i++) {
            trial.receiveOne(pair.source(), "VisibilityTimeout", 0);
        }
        trial.await(
                PATIENCE,
                () -> {
                    trial.receive(pair.source(), "MaxNumberOfMessages", 10, "VisibilityTimeout", 0);
                    return Integer.toString(count)
                            .equals(trial.attributes(pair.deadLetters(), "ApproximateNumberOfMessages")
                                    .get("ApproximateNumberOfMessages"));
                },
                () -> "not all messages were put aside");
        return pair;
    }

    private static void start(Trial trial, DeadLetterPair pair) {
        trial.call("StartMessageMoveTask", "SourceArn", pair.deadLetterArn());
    }

    private static void expectNoMove(Trial trial, DeadLetterPair pair, String url) {
        String destination = trial.arn(url);
        trial.expectRefused(() ->
                trial.call("StartMessageMoveTask", "SourceArn", pair.deadLetterArn(), "DestinationArn", destination));
    }

    private static List<Answer> listed(Trial trial, DeadLetterPair pair, Integer most) {
        return trial.call("ListMessageMoveTasks", "SourceArn", pair.deadLetterArn(), "MaxResults", most)
                .list("Results");
    }

    private static Answer last(Trial trial, DeadLetterPair pair) {
        List<Answer> tasks = listed(trial, pair, null);
        trial.expect(!tasks.isEmpty(), "no task listed");
        return tasks.get(0);
    }
}
