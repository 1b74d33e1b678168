package io.connect.sqs.validation;

import io.connect.sqs.config.DeliveryKeys;
import io.connect.sqs.config.KafkaKeys;
import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.config.SqsSourceConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Rules for the settings of Connect's producer on which the delivery guarantees depend. A connector overrides them with {@code
 * producer.override.*} if the worker allows it ({@code connector.client.config.override.policy}). A connector cannot read the
 * worker's own settings, so most findings are warnings.
 */
final class ProducerRules {

    private static final String OVERRIDE = "producer.override.";
    private static final String TRANSACTION_TIMEOUT = OVERRIDE + "transaction.timeout.ms";
    private static final String IN_FLIGHT = OVERRIDE + "max.in.flight.requests.per.connection";
    private static final String IDEMPOTENCE = OVERRIDE + "enable.idempotence";
    private static final String PARTITIONER = OVERRIDE + "partitioner.class";
    private static final String IGNORE_KEYS = OVERRIDE + "partitioner.ignore.keys";
    private static final String EXACTLY_ONCE = "exactly.once.support";
    private static final String TRANSFORMS = "transforms";

    private ProducerRules() {}

    static List<Finding> check(SqsSourceConfig config, Map<String, String> properties) {
        List<Finding> findings = new ArrayList<>();
        checkSize(config, properties, findings);
        checkDropped(config, properties, findings);
        if (config.queues().stream().anyMatch(QueueUrl::isFifo)) {
            checkTransactionTimeout(properties, findings);
            checkOrder(config, properties, findings);
        }
        return findings;
    }

    /** Checks the record size against the producer's own limit, which does not depend on the connector's keys. */
    private static void checkSize(SqsSourceConfig config, Map<String, String> properties, List<Finding> findings) {
        Integer largest = config.getInt(DeliveryKeys.RECORD_MAX_BYTES);
        String limit = text(properties, SqsSourceConfig.PRODUCER_MAX_REQUEST_SIZE);
        if (largest == null || largest <= DeliveryKeys.KAFKA_DEFAULT_MAX_BYTES && limit.isEmpty()) {
            return;
        }
        if (limit.isEmpty()) {
            findings.add(Finding.warning(
                    SqsSourceConfig.PRODUCER_MAX_REQUEST_SIZE,
                    DeliveryKeys.RECORD_MAX_BYTES + " is " + largest + ", and Kafka's producer takes "
                            + DeliveryKeys.KAFKA_DEFAULT_MAX_BYTES
                            + " bytes unless the worker raises it: a larger record fails"
                            + " the task. Set " + SqsSourceConfig.PRODUCER_MAX_REQUEST_SIZE + "=" + largest
                            + allowed("max.request.size")));
        } else if (limit.matches("[0-9]{1,18}") && Long.parseLong(limit) < largest) {
            findings.add(Finding.error(
                    DeliveryKeys.RECORD_MAX_BYTES,
                    DeliveryKeys.RECORD_MAX_BYTES + " is " + largest + ", more than "
                            + SqsSourceConfig.PRODUCER_MAX_REQUEST_SIZE + " (" + limit
                            + "): a record between the two fails the task instead of going to "
                            + DeliveryKeys.DLQ_TOPIC));
        }
    }

    /** Checks standard queues too, because a worker with exactly-once support runs every connector in transactions. */
    private static void checkDropped(SqsSourceConfig config, Map<String, String> properties, List<Finding> findings) {
        if (!config.transactionPerPoll() && !text(properties, TRANSFORMS).isEmpty()) {
            findings.add(Finding.warning(
                    SqsSourceConfig.TRANSACTION_BOUNDARY,
                    "Under exactly-once support Connect does not report a batch that a transform drops whole; with "
                            + SqsSourceConfig.TRANSACTION_BOUNDARY + "="
                            + properties.get(SqsSourceConfig.TRANSACTION_BOUNDARY)
                            + " its messages, their groups, and records that are sent alone wait for the next record, perhaps"
                            + " for ever. Use poll"));
        }
    }

    private static void checkTransactionTimeout(Map<String, String> properties, List<Finding> findings) {
        if ("required".equalsIgnoreCase(text(properties, EXACTLY_ONCE))
                && text(properties, TRANSACTION_TIMEOUT).isEmpty()) {
            findings.add(Finding.warning(
                    TRANSACTION_TIMEOUT,
                    "A worker that is killed leaves its transaction open until it times out, a minute by default, and readers and"
                            + " the task wait for that. Set " + TRANSACTION_TIMEOUT + "=10000"
                            + allowed("transaction.timeout.ms")));
        }
    }

    private static void checkOrder(SqsSourceConfig config, Map<String, String> properties, List<Finding> findings) {
        String inFlight = text(properties, IN_FLIGHT);
        if (!inFlight.isEmpty()
                && !inFlight.equals("1")
                && !"true".equalsIgnoreCase(text(properties, IDEMPOTENCE))
                && !"required".equalsIgnoreCase(text(properties, EXACTLY_ONCE))) {
            findings.add(Finding.warning(
                    IN_FLIGHT,
                    IN_FLIGHT + "=" + inFlight
                            + " lets a request that is sent again overtake others, and the order of a message"
                            + " group is lost: Connect's producer is not idempotent by itself. Set " + IDEMPOTENCE
                            + "=true, or leave both out"));
        }
        for (String key : List.of(PARTITIONER, IGNORE_KEYS)) {
            String value = text(properties, key);
            if (!value.isEmpty() && !"false".equalsIgnoreCase(value) && config.partition() == null) {
                findings.add(Finding.warning(
                        key,
                        key + "=" + value
                                + " may spread a message group over partitions, and Kafka keeps no order between those;"
                                + " leave it out, or set " + KafkaKeys.PARTITION));
            }
        }
    }

    private static String allowed(String clientKey) {
        return ", which a worker with connector.client.config.override.policy=Allowlist takes only with " + clientKey
                + " in connector.client.config.override.allowlist";
    }

    private static String text(Map<String, String> properties, String key) {
        String value = properties.get(key);
        return value == null ? "" : value.trim();
    }
}
