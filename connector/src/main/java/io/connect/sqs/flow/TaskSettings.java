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
 * @param name names its threads
 * @param config the connector's configuration
 * @param queues the queues of this task
 * @param failures the failures of earlier tasks
 * @param reopening the pause between two attempts to open a failed queue
 */
public record TaskSettings(
        String name, SqsSourceConfig config, List<QueueUrl> queues, FailureHistory failures, Duration reopening) {

    private static final Duration REOPENING = Duration.ofSeconds(15);

    public TaskSettings {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(config, "config");
        queues = List.copyOf(queues);
    }

    /** Settings of a task that uses the failure history of this process. */
    public TaskSettings(String name, SqsSourceConfig config, List<QueueUrl> queues) {
        this(name, config, queues, FailureHistory.ofThisProcess(), REOPENING);
    }
}
