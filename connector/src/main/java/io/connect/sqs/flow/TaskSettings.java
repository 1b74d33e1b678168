package io.connect.sqs.flow;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.config.SqsSourceConfig;
import java.util.List;
import java.util.Objects;

/**
 * What a task is to do.
 *
 * @param name   names its threads
 * @param config the connector's configuration
 * @param queues the queues of this task
 */
public record TaskSettings(String name, SqsSourceConfig config, List<QueueUrl> queues) {
    public TaskSettings {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(config, "config");
        queues = List.copyOf(queues);
    }
}
