package io.connect.sqs.flow;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.config.SqsSourceConfig;
import io.connect.sqs.suspect.FailureHistory;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The settings of a task.
 *
 * @param name     names its threads
 * @param config   the connector's configuration
 * @param queues   the queues of this task
 * @param failures the failures of earlier tasks
 * @param reopening how long until a queue is opened again that could not be read
 */
public record TaskSettings(
        String name, SqsSourceConfig config, List<QueueUrl> queues, FailureHistory failures, Duration reopening) {

    private static final Duration REOPENING = Duration.ofSeconds(15);

    public TaskSettings {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(config, "config");
        queues = List.copyOf(queues);
    }

    /** A task that remembers earlier failures in this process. */
    public TaskSettings(String name, SqsSourceConfig config, List<QueueUrl> queues) {
        this(name, config, queues, FailureHistory.ofThisProcess(), REOPENING);
    }
}
