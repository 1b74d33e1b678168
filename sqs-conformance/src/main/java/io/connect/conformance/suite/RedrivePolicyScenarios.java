package io.connect.conformance.suite;

import static io.connect.conformance.scenario.Trial.map;

import io.connect.conformance.scenario.Area;
import io.connect.conformance.scenario.Page;
import io.connect.conformance.scenario.Trial;
import java.util.List;
import java.util.stream.IntStream;

/** Scenarios of the rules for a queue and its dead-letter queue. */
final class RedrivePolicyScenarios {

    private RedrivePolicyScenarios() {}

    static Area area() {
        Area area = new Area("Redrive policies");
        area.add("The dead-letter queue of a FIFO queue must be one", Page.DEAD_LETTERS, trial -> {
            String standard = trial.arn(trial.standard());
            trial.expectRefused(() -> trial.fifo("RedrivePolicy", Trial.redrive(standard, 2)));
        });
        area.add("The dead-letter queue of a standard queue must be one", Page.DEAD_LETTERS, trial -> {
            String fifo = trial.arn(trial.fifo());
            trial.expectRefused(() -> trial.standard("RedrivePolicy", Trial.redrive(fifo, 2)));
        });
        area.add("A dead-letter queue that is not there is refused", Page.DEAD_LETTERS, trial -> {
            String arn = trial.arn(trial.standard());
            trial.expectRefused(
                    "InvalidParameterValue", () -> trial.standard("RedrivePolicy", Trial.redrive(arn + "-not", 2)));
        });
        area.add("A number of receives is 1 to 1,000", Page.CREATE_QUEUE, trial -> {
            String arn = trial.arn(trial.standard());
            trial.standard("RedrivePolicy", Trial.redrive(arn, 1_000));
            trial.expectRefused(() -> trial.standard("RedrivePolicy", Trial.redrive(arn, 0)));
            trial.expectRefused(() -> trial.standard("RedrivePolicy", Trial.redrive(arn, 1_001)));
        });
        area.add("A policy without a number of receives is refused", Page.CREATE_QUEUE, trial -> {
            String arn = trial.arn(trial.standard());
            trial.expectRefused(() -> trial.standard("RedrivePolicy", "{\"deadLetterTargetArn\":\"" + arn + "\"}"));
        });
        area.add(
                "A policy that is no JSON is refused",
                Page.CREATE_QUEUE,
                trial -> trial.expectRefused(() -> trial.standard("RedrivePolicy", "twice")));
        area.add("An empty policy takes the policy away", Page.SET_ATTRIBUTES, trial -> {
            DeadLetterPair pair = DeadLetterPair.standard(trial, 2);
            trial.call("SetQueueAttributes", "QueueUrl", pair.source(), "Attributes", map("RedrivePolicy", ""));
            trial.expect(!trial.attributes(pair.source(), "All").containsKey("RedrivePolicy"), "still has a policy");
        });
        area.add("A dead-letter queue may deny all queues", Page.CREATE_QUEUE, trial -> {
            String arn = trial.arn(trial.standard("RedriveAllowPolicy", "{\"redrivePermission\":\"denyAll\"}"));
            trial.expectRefused(() -> trial.standard("RedrivePolicy", Trial.redrive(arn, 2)));
        });
        area.add("A dead-letter queue may allow some queues", Page.CREATE_QUEUE, trial -> {
            String allowed = trial.standard();
            String arn = trial.arn(trial.standard("RedriveAllowPolicy", allow("byQueue", List.of(trial.arn(allowed)))));
            trial.call(
                    "SetQueueAttributes",
                    "QueueUrl",
                    allowed,
                    "Attributes",
                    map("RedrivePolicy", Trial.redrive(arn, 2)));
            trial.expectRefused(() -> trial.standard("RedrivePolicy", Trial.redrive(arn, 2)));
        });
        area.add(
                "A permission that is none of the three is refused",
                Page.CREATE_QUEUE,
                trial -> trial.expectRefused(
                        () -> trial.standard("RedriveAllowPolicy", "{\"redrivePermission\":\"some\"}")));
        area.add("A number of receives may be a text", Page.SET_ATTRIBUTES, trial -> {
            String arn = trial.arn(trial.standard());
            trial.standard("RedrivePolicy", "{\"maxReceiveCount\":\"5\",\"deadLetterTargetArn\":\"" + arn + "\"}");
        });
        area.add("A dead-letter queue allows ten queues by name", Page.CREATE_QUEUE, trial -> {
            String arn = trial.arn(trial.standard());
            List<String> sources =
                    IntStream.range(0, 11).mapToObj(i -> arn + "-" + i).toList();
            trial.standard("RedriveAllowPolicy", allow("byQueue", sources.subList(0, 10)));
            trial.expectRefused(() -> trial.standard("RedriveAllowPolicy", allow("byQueue", sources)));
        });
        area.add("Queues are named only if a dead-letter queue allows some", Page.CREATE_QUEUE, trial -> {
            String arn = trial.arn(trial.standard());
            for (String permission : List.of("allowAll", "denyAll")) {
                trial.expectRefused(() -> trial.standard("RedriveAllowPolicy", allow(permission, List.of(arn))));
            }
        });
        return area;
    }

    private static String allow(String permission, List<String> sourceArns) {
        return "{\"redrivePermission\":\"" + permission + "\",\"sourceQueueArns\":[\""
                + String.join("\",\"", sourceArns) + "\"]}";
    }
}
