package io.connect.sqs;

import io.connect.sqs.client.SqsClients;
import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.config.SqsSourceConfig;
import io.connect.sqs.queue.SdkSqsApi;
import io.connect.sqs.validation.ConfigCheck;
import io.connect.sqs.validation.OffsetRules;
import io.connect.sqs.validation.UserClasses;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;

/** The source connector from Amazon SQS to Kafka: distributes queues over tasks and checks configurations. */
public final class SqsSourceConnector extends SourceConnector {

    /** The calls of the configuration check never wait for a message. */
    private static final Duration PROBE_WAIT = Duration.ZERO;

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
    public Config validate(Map<String, String> connectorProperties) {
        return new ConfigCheck(config -> new SdkSqsApi(SqsClients.of(config.originals(), PROBE_WAIT)))
                .check(UserClasses.validate(connectorProperties, super::validate), connectorProperties);
    }

    /**
     * Exactly-once support exists only for FIFO queues. A standard queue delivers at least once, so with a standard queue the
     * answer is unsupported.
     */
    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> connectorProperties) {
        List<QueueUrl> all = new SqsSourceConfig(connectorProperties).queues();
        return !all.isEmpty() && all.stream().allMatch(QueueUrl::isFifo)
                ? ExactlyOnceSupport.SUPPORTED
                : ExactlyOnceSupport.UNSUPPORTED;
    }

    /** The connector defines no transaction boundaries. Exactly-once delivery of message groups needs a transaction per poll. */
    @Override
    public ConnectorTransactionBoundaries canDefineTransactionBoundaries(Map<String, String> connectorProperties) {
        return ConnectorTransactionBoundaries.UNSUPPORTED;
    }

    @Override
    public boolean alterOffsets(Map<String, String> connectorProperties, Map<Map<String, ?>, Map<String, ?>> offsets) {
        OffsetRules.check(new SqsSourceConfig(connectorProperties), offsets);
        return true;
    }

    @Override
    public void stop() {
        // Nothing to stop, because the tasks do the work.
    }
}
