package io.connect.conformance.suite;

import static io.connect.conformance.scenario.Trial.map;

import io.connect.conformance.scenario.Area;
import io.connect.conformance.scenario.Page;
import io.connect.conformance.scenario.Trial;
import java.util.List;
import java.util.Map;

/** Scenarios of queue attributes: their defaults, their ranges, and the queue types that have them. */
final class QueueAttributeScenarios {

    private QueueAttributeScenarios() {}

    static Area area() {
        Area area = new Area("Queue attributes");
        Map<String, String> defaults = Map.of(
                "VisibilityTimeout", "30",
                "MessageRetentionPeriod", "345600",
                "DelaySeconds", "0",
                "ReceiveMessageWaitTimeSeconds", "0",
                "MaximumMessageSize", "1048576",
                "SqsManagedSseEnabled", "true");
        for (String name : defaults.keySet().stream().sorted().toList()) {
            area.add(
                    name + " is " + defaults.get(name) + " unless said otherwise",
                    Page.CREATE_QUEUE,
                    trial -> trial.expectEqual(
                            String.valueOf(
                                    trial.attributes(trial.standard(), "All").get(name)),
                            defaults.get(name)));
        }
        range(area, "VisibilityTimeout", "0", "43200", "-1", "43201");
        range(area, "MessageRetentionPeriod", "60", "1209600", "59", "1209601");
        range(area, "DelaySeconds", "0", "900", "-1", "901");
        range(area, "ReceiveMessageWaitTimeSeconds", "0", "20", "-1", "21");
        range(area, "MaximumMessageSize", "1024", "1048576", "1023", "1048577");
        area.add(
                "An attribute that no queue has is refused",
                Page.CREATE_QUEUE,
                trial -> trial.expectRefused("InvalidAttributeName", () -> trial.standard("Colour", "red")));
        area.add(
                "An attribute that no queue has cannot be asked for",
                Page.GET_QUEUE_ATTRIBUTES,
                trial -> trial.expectRefused(
                        "InvalidAttributeName", () -> trial.attributes(trial.standard(), "Colour")));
        area.add("A change is seen", Page.SET_ATTRIBUTES, trial -> {
            String url = trial.standard();
            change(trial, url, "VisibilityTimeout", "77");
            trial.expectEqual(trial.attributes(url, "VisibilityTimeout").get("VisibilityTimeout"), "77");
        });
        area.add("Only what is asked for is answered", Page.GET_QUEUE_ATTRIBUTES, trial -> {
            Map<String, String> some = trial.attributes(trial.standard(), "DelaySeconds", "VisibilityTimeout");
            trial.expectEqual(some, Map.of("DelaySeconds", "0", "VisibilityTimeout", "30"));
        });
        area.add("The ARN ends in the name", Page.GET_QUEUE_ATTRIBUTES, trial -> {
            String name = trial.name();
            String arn = trial.arn(trial.make(name, map()));
            trial.expect(arn.startsWith("arn:aws") && arn.endsWith(":" + name), arn);
        });
        area.add("Times of making and of change are whole seconds", Page.GET_QUEUE_ATTRIBUTES, trial -> {
            Map<String, String> all = trial.attributes(trial.standard(), "All");
            trial.expect(all.getOrDefault("CreatedTimestamp", "").matches("\\d{10}"), all.get("CreatedTimestamp"));
            trial.expect(
                    all.getOrDefault("LastModifiedTimestamp", "").matches("\\d{10}"), all.get("LastModifiedTimestamp"));
        });
        area.add("A FIFO queue says that it is one", Page.GET_QUEUE_ATTRIBUTES, trial -> {
            Map<String, String> all = trial.attributes(trial.fifo(), "All");
            trial.expectEqual(all.get("FifoQueue"), "true");
            trial.expectEqual(all.get("ContentBasedDeduplication"), "false");
            trial.expectEqual(all.get("DeduplicationScope"), "queue");
            trial.expectEqual(all.get("FifoThroughputLimit"), "perQueue");
        });
        area.add(
                "A standard queue does not speak of FIFO",
                Page.GET_QUEUE_ATTRIBUTES,
                trial -> trial.expect(
                        !trial.attributes(trial.standard(), "All").containsKey("FifoQueue"), "has FifoQueue"));
        area.add(
                "Content-based deduplication is for FIFO queues only",
                Page.CREATE_QUEUE,
                trial -> trial.expectRefused(
                        "InvalidAttributeName", () -> trial.standard("ContentBasedDeduplication", "true")));
        area.add("A queue does not change its type", Page.CREATE_QUEUE, trial -> {
            String url = trial.fifo();
            trial.expectRefused("InvalidAttributeValue", () -> change(trial, url, "FifoQueue", "false"));
        });
        area.add("A limit by message group needs deduplication by message group", Page.SET_ATTRIBUTES, trial -> {
            String url = trial.fifo();
            trial.expectRefused(() -> change(trial, url, "FifoThroughputLimit", "perMessageGroupId"));
            trial.call(
                    "SetQueueAttributes",
                    "QueueUrl",
                    url,
                    "Attributes",
                    map("FifoThroughputLimit", "perMessageGroupId", "DeduplicationScope", "messageGroup"));
        });
        area.add("An encryption key of KMS ends the encryption by SQS", Page.SET_ATTRIBUTES, trial -> {
            String url = trial.standard("KmsMasterKeyId", "alias/aws/sqs");
            trial.expectEqual(trial.attributes(url, "All").get("SqsManagedSseEnabled"), "false");
        });
        area.add("The access policy is kept", Page.SET_ATTRIBUTES, trial -> {
            String url = trial.standard();
            String policy = "{\"Version\":\"2012-10-17\",\"Statement\":[]}";
            change(trial, url, "Policy", policy);
            trial.expectEqual(trial.attributes(url, "Policy").get("Policy"), policy);
        });
        area.add(
                "An access policy that is no JSON is refused",
                Page.SET_ATTRIBUTES,
                trial -> trial.expectRefused(
                        "InvalidAttributeValue", () -> change(trial, trial.standard(), "Policy", "all")));
        area.add("A call that names no attribute gets none", Page.GET_QUEUE_ATTRIBUTES, trial -> {
            Map<String, String> none = trial.call("GetQueueAttributes", "QueueUrl", trial.standard())
                    .map("Attributes");
            trial.expectEqual(none, Map.of());
        });
        area.add("A data key of KMS is used again for 60 to 86,400 s", Page.SET_ATTRIBUTES, trial -> {
            String name = "KmsDataKeyReusePeriodSeconds";
            String url = trial.standard("KmsMasterKeyId", "alias/aws/sqs", name, "60");
            change(trial, url, name, "86400");
            trial.expectEqual(trial.attributes(url, name).get(name), "86400");
            for (String outside : List.of("59", "86401")) {
                trial.expectRefused("InvalidAttributeValue", () -> change(trial, url, name, outside));
            }
        });
        area.add("Deduplication has one of two scopes", Page.SET_ATTRIBUTES, trial -> {
            String url = trial.fifo();
            trial.expectRefused("InvalidAttributeValue", () -> change(trial, url, "DeduplicationScope", "all"));
        });
        area.add(
                "The scope of deduplication stays while the limit by message group needs it",
                Page.SET_ATTRIBUTES,
                trial -> {
                    String url = trial.fifo(
                            "FifoThroughputLimit", "perMessageGroupId", "DeduplicationScope", "messageGroup");
                    trial.expectRefused(() -> change(trial, url, "DeduplicationScope", "queue"));
                });
        return area;
    }

    private static void range(Area area, String name, String lowest, String highest, String below, String above) {
        area.add(name + " is " + lowest + " to " + highest, Page.SET_ATTRIBUTES, trial -> {
            String url = trial.standard(name, lowest);
            change(trial, url, name, highest);
            trial.expectEqual(trial.attributes(url, name).get(name), highest);
            for (String outside : List.of(below, above)) {
                trial.expectRefused("InvalidAttributeValue", () -> change(trial, url, name, outside));
            }
        });
    }

    private static void change(Trial trial, String url, String name, String value) {
        trial.call("SetQueueAttributes", "QueueUrl", url, "Attributes", map(name, value));
    }
}
