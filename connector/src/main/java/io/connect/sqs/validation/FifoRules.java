package io.connect.sqs.validation;

import io.connect.sqs.config.KafkaKeys;
import io.connect.sqs.config.KafkaKeys.RecordKey;
import io.connect.sqs.config.QueueKeys;
import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.config.SqsSourceConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rules for a configuration with a FIFO queue. */
final class FifoRules {

    private FifoRules() {}

    static List<Finding> check(SqsSourceConfig config, Map<String, String> properties) {
        List<Finding> findings = new ArrayList<>();
        if (config.queues().stream().noneMatch(QueueUrl::isFifo)) {
            return findings;
        }
        if (!config.deleteMessages()) {
            findings.add(Finding.error(
                    QueueKeys.DELETE_MESSAGES,
                    QueueKeys.DELETE_MESSAGES
                            + "=false on a FIFO queue would lock every message group: SQS gives out nothing"
                            + " more of a group until what it gave out is deleted"));
        }
        if (config.toleratesErrors() && !config.deleteUnproduced()) {
            findings.add(Finding.error(
                    SqsSourceConfig.ERRORS_TOLERANCE,
                    SqsSourceConfig.ERRORS_TOLERANCE
                            + "=all on a FIFO queue leaves the message of a failed record in the queue,"
                            + " and the group behind it goes on: its order is lost. Use none, or accept the loss of such"
                            + " messages with " + QueueKeys.DELETE_UNPRODUCED + "=true"));
        }
        if (!config.transactionPerPoll()) {
            findings.add(Finding.warning(
                    SqsSourceConfig.TRANSACTION_BOUNDARY,
                    SqsSourceConfig.TRANSACTION_BOUNDARY + "=" + properties.get(SqsSourceConfig.TRANSACTION_BOUNDARY)
                            + " holds every message group of a FIFO queue until the transaction ends: at most ten messages per"
                            + " group and transaction. Use poll"));
        }
        if (config.recordKey() != RecordKey.AUTO
                && config.recordKey() != RecordKey.MESSAGE_GROUP
                && config.partition() == null) {
            findings.add(Finding.warning(
                    KafkaKeys.RECORD_KEY,
                    KafkaKeys.RECORD_KEY + "=" + properties.get(KafkaKeys.RECORD_KEY)
                            + " spreads a message group over partitions, and Kafka keeps no order between those"));
        }
        return findings;
    }
}
