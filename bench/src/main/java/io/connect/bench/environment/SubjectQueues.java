package io.connect.bench.environment;

import io.connect.testbed.RunningEnvironment;
import io.connect.testbed.sqs.QueueUrl;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The queues of a run, with the addresses that its subject uses.
 *
 * @param urls with the host and port at which the subject reaches the service
 * @param arns queue ARNs, which are read from the service only if they are used
 */
record SubjectQueues(List<String> urls, Supplier<List<String>> arns) {

    private static final String SEPARATOR = ",";

    SubjectQueues {
        urls = List.copyOf(urls);
    }

    /**
     * Existing queues.
     *
     * @param urls the URLs as the service gave them
     */
    static SubjectQueues of(RunningEnvironment environment, List<String> urls) {
        return new SubjectQueues(
                urls.stream().map(environment::subjectQueueUrl).toList(),
                () -> urls.stream().map(environment.sqs()::arn).toList());
    }

    /** A queue that may no longer exist: its name replaces URL and ARN. */
    static SubjectQueues gone(String name) {
        return new SubjectQueues(List.of(name), () -> List.of(name));
    }

    /** Maps each placeholder to its value. */
    Map<String, Supplier<String>> placeholders() {
        List<String> names = urls.stream().map(QueueUrl::name).toList();
        return Map.of(
                "queue.url", () -> urls.get(0),
                "queue.urls", () -> String.join(SEPARATOR, urls),
                "queue.name", () -> names.get(0),
                "queue.names", () -> String.join(SEPARATOR, names),
                "queue.arn", () -> arns.get().get(0),
                "queue.arns", () -> String.join(SEPARATOR, arns.get()));
    }
}
