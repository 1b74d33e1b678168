package io.connect.sqs;

import io.connect.sqs.client.QueueUrl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.SourceConnector;

/** Moves messages from Amazon SQS to Kafka: deals out queues to tasks and checks configurations. */
public final class SqsSourceConnector extends SourceConnector {

    private Map<String, String> properties;
    private List<QueueUrl> queues;

    @Override
    public String version() {
        return Version.current();
    }

    @Override
    public ConfigDef config() {
        return SqsSourceConfig.CONFIG_DEF;
    }

    @Override
    public Class<? extends Task> taskClass() {
        return SqsSourceTask.class;
    }

    @Override
    public void start(Map<String, String> connectorProperties) {
        properties = new HashMap<>(connectorProperties);
        queues = new SqsSourceConfig(properties).queues();
        if (queues.isEmpty()) {
            throw new ConfigException("No queue to read: set sqs.queue.url or sqs.queue.urls");
        }
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        List<Map<String, String>> configs = new ArrayList<>();
        for (List<QueueUrl> mine : TaskQueues.deal(queues, maxTasks)) {
            Map<String, String> config = new HashMap<>(properties);
            config.put(SqsSourceTask.TASK_QUEUES, TaskQueues.join(mine));
            config.put(SqsSourceTask.TASK_ID, Integer.toString(configs.size()));
            configs.add(config);
        }
        return configs;
    }

    @Override
    public void stop() {
        // Nothing runs here: the tasks do the work.
    }
}
