package io.connect.conformance.suite;

import static io.connect.conformance.scenario.Trial.map;

import io.connect.conformance.client.Answer;
import io.connect.conformance.scenario.Area;
import io.connect.conformance.scenario.Page;
import io.connect.conformance.scenario.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Scenarios of creating, finding, listing and deleting queues. */
final class QueueScenarios {

    /** The account of the examples in the documentation of AWS, which has no queues. */
    private static final String NO_OWNER = "123456789012";

    private QueueScenarios() {}

    static Area area() {
        Area area = new Area("Queues");
        area.add("A queue that was made is found by its name", Page.GET_QUEUE_URL, trial -> {
            String name = trial.name();
            String url = trial.make(name, map());
            trial.expectEqual(trial.call("GetQueueUrl", "QueueName", name).text("QueueUrl"), url);
        });
        area.add(
                "A queue that is not there is named as the reason",
                Page.GET_QUEUE_URL,
                trial -> trial.expectRefused(
                        "QueueDoesNotExist", () -> trial.call("GetQueueUrl", "QueueName", trial.name())));
        area.add("A queue with the same attributes is made again without an error", Page.CREATE_QUEUE, trial -> {
            String name = trial.name();
            String url = trial.make(name, map("VisibilityTimeout", "50"));
            trial.expectEqual(trial.make(name, map("VisibilityTimeout", "50")), url);
        });
        area.add("A queue with other attributes is refused", Page.CREATE_QUEUE, trial -> {
            String name = trial.name();
            trial.make(name, map("VisibilityTimeout", "50"));
            trial.expectRefused("QueueNameExists", () -> trial.make(name, map("VisibilityTimeout", "51")));
        });
        area.add(
                "A name has letters, digits, hyphens and underscores only",
                Page.CREATE_QUEUE,
                trial -> trial.expectRefused("InvalidParameterValue", () -> trial.make(trial.name() + "!", map())));
        area.add("A name has 80 characters at most", Page.QUOTAS_QUEUES, trial -> {
            String name = (trial.name() + "x".repeat(80)).substring(0, 80);
            trial.make(name, map());
            trial.expectRefused("InvalidParameterValue", () -> trial.make(name + "x", map()));
        });
        area.add(
                "The name of a FIFO queue ends in .fifo",
                Page.CREATE_QUEUE,
                trial -> trial.expectRefused(
                        "InvalidParameterValue", () -> trial.make(trial.name(), map("FifoQueue", "true"))));
        area.add(
                "Only the name of a FIFO queue ends in .fifo",
                Page.CREATE_QUEUE,
                trial -> trial.expectRefused("InvalidParameterValue", () -> trial.make(trial.name() + ".fifo", map())));
        area.add("Queues are listed by the beginning of their names", Page.LIST_QUEUES, trial -> {
            String name = trial.name();
            String one = trial.make(name + "-a", map());
            String two = trial.make(name + "-b", map());
            List<String> urls =
                    trial.call("ListQueues", "QueueNamePrefix", name).texts("QueueUrls");
            trial.expect(urls.size() == 2 && urls.contains(one) && urls.contains(two), urls + " listed");
        });
        area.add("A list comes in pages when a size is given", Page.LIST_QUEUES, trial -> {
            String name = trial.name();
            for (int i = 0; i < 3; i++) {
                trial.make(name + "-" + i, map());
            }
            List<String> urls = new ArrayList<>();
            Answer page = trial.call("ListQueues", "QueueNamePrefix", name, "MaxResults", 2);
            trial.expect(
                    page.texts("QueueUrls").size() == 2, page.texts("QueueUrls").size() + " on the first page");
            urls.addAll(page.texts("QueueUrls"));
            trial.expect(page.text("NextToken") != null, "no token for the next page");
            urls.addAll(trial.call(
                            "ListQueues", "QueueNamePrefix", name, "MaxResults", 2, "NextToken", page.text("NextToken"))
                    .texts("QueueUrls"));
            trial.expectEqual(urls.stream().distinct().count(), 3L);
        });
        area.add("A deleted queue is not there any more", Page.DELETE_QUEUE, trial -> {
            String url = trial.standard();
            trial.call("DeleteQueue", "QueueUrl", url);
            trial.expectRefused("QueueDoesNotExist", () -> trial.send(url, "m"));
        });
        area.add("A purge deletes all messages", Page.PURGE, trial -> {
            String url = trial.standard();
            trial.send(url, "m");
            trial.call("PurgeQueue", "QueueUrl", url);
            trial.expectNothing(url);
        });
        area.add("A purge deletes messages in flight", Page.PURGE, trial -> {
            String url = trial.standard();
            trial.send(url, "m");
            trial.receiveOne(url, "VisibilityTimeout", 1);
            trial.call("PurgeQueue", "QueueUrl", url);
            trial.pause(1_200);
            trial.expectNothing(url);
        });
        area.add("A second purge within a minute is refused", Page.PURGE, trial -> {
            String url = trial.standard();
            trial.call("PurgeQueue", "QueueUrl", url);
            trial.expectRefused("PurgeQueueInProgress", () -> trial.call("PurgeQueue", "QueueUrl", url));
        });
        area.add("A queue is found by its name and its owner", Page.GET_QUEUE_URL, trial -> {
            String name = trial.name();
            String url = trial.make(name, map());
            trial.expectEqual(urlOf(trial, name, trial.arn(url).split(":")[4]), url);
        });
        area.add("A queue is not found under another owner", Page.GET_QUEUE_URL, trial -> {
            String name = trial.name();
            trial.make(name, map());
            trial.expectRefused(() -> urlOf(trial, name, NO_OWNER));
        });
        area.add("Upper and lower case of a name matter", Page.GET_QUEUE_URL, trial -> {
            String name = trial.name() + "-Q";
            trial.make(name, map());
            trial.expectRefused(
                    "QueueDoesNotExist", () -> trial.call("GetQueueUrl", "QueueName", name.toLowerCase(Locale.ROOT)));
        });
        area.add("A queue is made again by its name alone", Page.CREATE_QUEUE, trial -> {
            String name = trial.name();
            String url = trial.make(name, map("VisibilityTimeout", "50"));
            trial.expectEqual(trial.make(name, map()), url);
        });
        area.add("A page of a list has 1 to 1,000 queues", Page.LIST_QUEUES, trial -> {
            for (int size : new int[] {0, 1_001}) {
                trial.expectRefused(() -> trial.call("ListQueues", "MaxResults", size));
            }
        });
        absent(area, "GetQueueAttributes", Page.GET_QUEUE_ATTRIBUTES, "AttributeNames", List.of("All"));
        absent(area, "SetQueueAttributes", Page.SET_ATTRIBUTES, "Attributes", map("DelaySeconds", "1"));
        absent(area, "PurgeQueue", Page.PURGE);
        absent(area, "ReceiveMessage", Page.RECEIVE);
        absent(area, "ListQueueTags", Page.LIST_TAGS);
        absent(area, "ListDeadLetterSourceQueues", Page.LIST_DEAD_LETTER_SOURCES);
        return area;
    }

    private static String urlOf(Trial trial, String name, String owner) {
        return trial.call("GetQueueUrl", "QueueName", name, "QueueOwnerAWSAccountId", owner)
                .text("QueueUrl");
    }

    private static void absent(Area area, String action, Page page, Object... parameters) {
        area.add(action + " is refused for a queue that is not there", page, trial -> {
            List<Object> all = new ArrayList<>(List.of("QueueUrl", trial.standard() + "-not"));
            all.addAll(List.of(parameters));
            trial.expectRefused("QueueDoesNotExist", () -> trial.call(action, all.toArray()));
        });
    }
}
