package io.connect.sqs;

import io.connect.sqs.config.QueueUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Deals out queues to tasks. */
final class TaskQueues {

    private TaskQueues() {}

    /**
     * Gives each task its queues.
     *
     * <p>The queues are dealt out in turn. When there are more tasks than queues, the other tasks share the standard queues
     * in turn. A FIFO queue has one task, since a second could not see what the first has in an open transaction. So there
     * may be fewer tasks than allowed.
     */
    static List<List<QueueUrl>> deal(List<QueueUrl> queues, int maxTasks) {
        List<List<QueueUrl>> tasks = new ArrayList<>();
        for (int task = 0; task < Math.min(maxTasks, queues.size()); task++) {
            tasks.add(new ArrayList<>());
        }
        for (int i = 0; i < queues.size(); i++) {
            tasks.get(i % tasks.size()).add(queues.get(i));
        }
        List<QueueUrl> shareable =
                queues.stream().filter(queue -> !queue.isFifo()).toList();
        for (int extra = 0; !shareable.isEmpty() && tasks.size() < maxTasks; extra++) {
            tasks.add(List.of(shareable.get(extra % shareable.size())));
        }
        return tasks;
    }

    static String join(List<QueueUrl> queues) {
        return queues.stream().map(QueueUrl::url).collect(Collectors.joining(","));
    }

    static List<QueueUrl> of(String joined) {
        return Stream.of(joined.split(",")).map(QueueUrl::parse).toList();
    }
}
