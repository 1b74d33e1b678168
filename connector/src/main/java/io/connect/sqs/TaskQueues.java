package io.connect.sqs;

import io.connect.sqs.config.QueueUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Distributes queues over tasks. */
final class TaskQueues {

    private TaskQueues() {}

    /**
     * Returns the queues of each task.
     *
     * <p>Each task in turn gets the next queue. If there are more tasks than queues, the remaining tasks get the standard
     * queues again, in turn. A FIFO queue has only one task, because a second task could not see the open transaction of the
     * first. So there may be fewer tasks than allowed.
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
