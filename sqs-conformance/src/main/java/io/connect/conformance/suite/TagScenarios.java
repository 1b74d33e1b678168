package io.connect.conformance.suite;

import static io.connect.conformance.scenario.Trial.map;

import io.connect.conformance.scenario.Area;
import io.connect.conformance.scenario.Page;
import java.util.List;
import java.util.Map;

/** Scenarios of the tags of queues. */
final class TagScenarios {

    private TagScenarios() {}

    static Area area() {
        Area area = new Area("Tags");
        area.add("Tags are kept and listed", Page.TAG_QUEUE, trial -> {
            String url = trial.standard();
            trial.call("TagQueue", "QueueUrl", url, "Tags", map("team", "a", "empty", ""));
            trial.expectEqual(
                    trial.call("ListQueueTags", "QueueUrl", url).map("Tags"), Map.of("team", "a", "empty", ""));
        });
        area.add("A tag of the same key takes the place of the old one", Page.TAG_QUEUE, trial -> {
            String url = trial.standard();
            trial.call("TagQueue", "QueueUrl", url, "Tags", map("team", "a"));
            trial.call("TagQueue", "QueueUrl", url, "Tags", map("team", "b"));
            trial.expectEqual(trial.call("ListQueueTags", "QueueUrl", url).map("Tags"), Map.of("team", "b"));
        });
        area.add("Upper and lower case of a key matter", Page.TAG_QUEUE, trial -> {
            String url = trial.standard();
            trial.call("TagQueue", "QueueUrl", url, "Tags", map("team", "a", "Team", "b"));
            trial.expectEqual(
                    trial.call("ListQueueTags", "QueueUrl", url).map("Tags"), Map.of("team", "a", "Team", "b"));
        });
        area.add("Tags go by their keys", Page.UNTAG_QUEUE, trial -> {
            String url = trial.standard();
            trial.call("TagQueue", "QueueUrl", url, "Tags", map("a", "1", "b", "2"));
            trial.call("UntagQueue", "QueueUrl", url, "TagKeys", List.of("a", "none"));
            trial.expectEqual(trial.call("ListQueueTags", "QueueUrl", url).map("Tags"), Map.of("b", "2"));
        });
        area.add("A queue can be made with tags", Page.CREATE_QUEUE, trial -> {
            String url = trial.call("CreateQueue", "QueueName", trial.name(), "Tags", map("team", "a"))
                    .text("QueueUrl");
            try {
                trial.expectEqual(trial.call("ListQueueTags", "QueueUrl", url).map("Tags"), Map.of("team", "a"));
            } finally {
                trial.call("DeleteQueue", "QueueUrl", url);
            }
        });
        area.add(
                "A queue without tags has none",
                Page.LIST_TAGS,
                trial -> trial.expectEqual(
                        trial.call("ListQueueTags", "QueueUrl", trial.standard())
                                .map("Tags"),
                        Map.of()));
        refused(area, "A tag has a key", "", "a");
        refused(area, "A key has 128 characters at most", "k".repeat(129), "a");
        refused(area, "A value has 256 characters at most", "k", "v".repeat(257));
        refused(area, "A key must not begin with aws:", "aws:k", "a");
        refused(area, "A value must not begin with aws:", "k", "aws:a");
        refused(area, "A key has letters, digits, blanks and _.:/=+-@ only", "a<b", "a");
        refused(area, "A value has letters, digits, blanks and _.:/=+-@ only", "k", "a;b");
        area.add("All allowed characters and lengths are kept", Page.QUOTAS_QUEUES, trial -> {
            String url = trial.standard();
            Map<String, Object> tags = map("k".repeat(128), "v".repeat(256), "Ünï 漢_.:/=+-@9", "_.:/=+-@ é");
            trial.call("TagQueue", "QueueUrl", url, "Tags", tags);
            trial.expectEqual(trial.call("ListQueueTags", "QueueUrl", url).map("Tags"), tags);
        });
        return area;
    }

    private static void refused(Area area, String title, String key, String value) {
        area.add(
                title,
                Page.QUOTAS_QUEUES,
                trial -> trial.expectRefused(
                        () -> trial.call("TagQueue", "QueueUrl", trial.standard(), "Tags", map(key, value))));
    }
}
