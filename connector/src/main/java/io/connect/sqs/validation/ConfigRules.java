package io.connect.sqs.validation;

import io.connect.sqs.client.ProviderClass;
import io.connect.sqs.config.AwsKeys;
import io.connect.sqs.config.ConverterKeys;
import io.connect.sqs.config.DeliveryKeys;
import io.connect.sqs.config.KafkaKeys;
import io.connect.sqs.config.KafkaKeys.RecordKey;
import io.connect.sqs.config.KafkaKeys.RecordTimestamp;
import io.connect.sqs.config.QueueKeys;
import io.connect.sqs.config.SqsSourceConfig;
import io.connect.sqs.converter.Converters;
import io.connect.sqs.converter.MessageConverter;
import io.connect.sqs.filter.FilterPolicy;
import io.connect.sqs.filter.FilterPolicyException;
import io.connect.sqs.record.RecordForm;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rules between keys that apply to all queues. Makes no calls outside the process. */
final class ConfigRules {

    private static final Logger LOG = LoggerFactory.getLogger(ConfigRules.class);

    private static final String PRODUCER = "producer.";
    private static final String PRODUCER_OVERRIDE = "producer.override.";
    private static final String SINKS_DEAD_LETTERS = "errors.deadletterqueue.topic.name";
    private static final String HEADER_CONVERTER = "header.converter";
    private static final String ACKS = PRODUCER_OVERRIDE + "acks";

    private ConfigRules() {}

    static List<Finding> check(SqsSourceConfig config, Map<String, String> properties) {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(QueueRules.check(config));
        findings.addAll(Placeholders.find(properties));
        checkCredentials(config, findings);
        NetworkRules.check(config, findings);
        checkRecordKey(config, findings);
        checkRecordTimestamp(config, findings);
        checkFilterPolicy(config, findings);
        List<Finding> classes = ConverterNames.check(config);
        findings.addAll(classes);
        findings.addAll(ConverterNames.checkConnects(properties));
        if (classes.isEmpty()) {
            checkConverter(config, findings);
        }
        checkClaimCheck(config, findings);
        checkProducer(properties, findings);
        checkDeadLetters(properties, findings);
        checkHeaders(config, findings);
        if (config.retryBackoff().compareTo(config.retryBackoffMax()) > 0) {
            findings.add(Finding.error(
                    "retry.backoff.max.ms",
                    "retry.backoff.max.ms is " + config.retryBackoffMax().toMillis() + ", less than retry.backoff.ms ("
                            + config.retryBackoff().toMillis() + "), where the doubling begins"));
        }
        return findings;
    }

    private static void checkCredentials(SqsSourceConfig config, List<Finding> findings) {
        boolean id = config.getPassword(AwsKeys.ACCESS_KEY_ID) != null;
        boolean secret = config.getPassword(AwsKeys.SECRET_ACCESS_KEY) != null;
        if (id != secret) {
            String missing = id ? AwsKeys.SECRET_ACCESS_KEY : AwsKeys.ACCESS_KEY_ID;
            findings.add(Finding.error(
                    missing,
                    missing + " is not set, but its other half is; set both, or neither for the default credentials"));
        }
        boolean provider = config.getClass(AwsKeys.CREDENTIALS_PROVIDER_CLASS) != null;
        if ((id || provider) && config.getString(AwsKeys.CREDENTIALS_PROFILE) != null) {
            findings.add(Finding.warning(
                    AwsKeys.CREDENTIALS_PROFILE,
                    AwsKeys.CREDENTIALS_PROFILE + " has no effect beside "
                            + (id ? AwsKeys.ACCESS_KEY_ID : AwsKeys.CREDENTIALS_PROVIDER_CLASS)));
        }
        if (id && provider) {
            findings.add(Finding.warning(
                    AwsKeys.CREDENTIALS_PROVIDER_CLASS,
                    AwsKeys.CREDENTIALS_PROVIDER_CLASS + " has no effect beside " + AwsKeys.ACCESS_KEY_ID));
        }
        if (!id && config.getPassword(AwsKeys.SESSION_TOKEN) != null) {
            findings.add(Finding.error(
                    AwsKeys.SESSION_TOKEN,
                    AwsKeys.SESSION_TOKEN + " belongs to an access key; set " + AwsKeys.ACCESS_KEY_ID + " and "
                            + AwsKeys.SECRET_ACCESS_KEY + ", too"));
        }
        if (provider) {
            ProviderClass.problem(config.originals())
                    .ifPresent(problem -> findings.add(Finding.error(AwsKeys.CREDENTIALS_PROVIDER_CLASS, problem)));
        }
    }

    private static void checkRecordKey(SqsSourceConfig config, List<Finding> findings) {
        if (config.recordKey() == RecordKey.ATTRIBUTE
                && config.recordKeyAttribute().isEmpty()) {
            findings.add(Finding.error(
                    KafkaKeys.RECORD_KEY_ATTRIBUTE,
                    KafkaKeys.RECORD_KEY + "=attribute needs the name of the attribute in "
                            + KafkaKeys.RECORD_KEY_ATTRIBUTE));
        }
        if (config.recordKey() == RecordKey.ATTRIBUTE && !config.attributesEnabled()) {
            findings.add(Finding.error(
                    QueueKeys.ATTRIBUTES_ENABLED,
                    KafkaKeys.RECORD_KEY + "=attribute needs " + QueueKeys.ATTRIBUTES_ENABLED + "=true"));
        }
    }

    private static void checkRecordTimestamp(SqsSourceConfig config, List<Finding> findings) {
        if (config.recordTimestamp() == RecordTimestamp.FIELD
                && config.recordTimestampField().isEmpty()) {
            findings.add(Finding.error(
                    KafkaKeys.RECORD_TIMESTAMP_FIELD,
                    KafkaKeys.RECORD_TIMESTAMP + "=field needs the path of the field in "
                            + KafkaKeys.RECORD_TIMESTAMP_FIELD));
        }
    }

    private static void checkFilterPolicy(SqsSourceConfig config, List<Finding> findings) {
        if (config.filterPolicy().isEmpty()) {
            return;
        }
        try {
            FilterPolicy.parse(config.filterPolicy().get());
        } catch (FilterPolicyException e) {
            findings.add(Finding.error(
                    QueueKeys.FILTER_POLICY, QueueKeys.FILTER_POLICY + " is no filter policy: " + e.getMessage()));
        }
        if (!config.attributesEnabled()) {
            findings.add(Finding.error(
                    QueueKeys.ATTRIBUTES_ENABLED,
                    QueueKeys.FILTER_POLICY + " matches message attributes and needs " + QueueKeys.ATTRIBUTES_ENABLED
                            + "=true"));
        }
    }

    /** Creates the converter once, like a task, so that its problems are reported now. */
    private static void checkConverter(SqsSourceConfig config, List<Finding> findings) {
        try (MessageConverter converter = Converters.of(config)) {
            converter.config().validate(config.originalsStrings()).stream()
                    .flatMap(value ->
                            value.errorMessages().stream().map(message -> Finding.error(value.name(), message)))
                    .forEach(findings::add);
        } catch (Throwable e) {
            // The user's code may throw anything. Connect would answer with HTTP 500 and not mention the key.
            LOG.debug("The message converter cannot be made or checked", e);
            findings.add(Finding.error(
                    KeyInMessage.subject(e, ConverterKeys.CONVERTER_CLASS),
                    config.getClass(ConverterKeys.CONVERTER_CLASS).getName() + " cannot be used: " + reason(e)));
        }
    }

    /**
     * The reason of a failure. If the converter itself reports a Kafka exception, its message is used. For Kafka's "could not
     * instantiate", the cause is used, because this message hides the exception of the constructor.
     */
    private static String reason(Throwable e) {
        boolean hidden = e.getCause() instanceof InvocationTargetException;
        return e instanceof KafkaException && !hidden || e instanceof ClassCastException
                ? e.getMessage()
                : UserClasses.reason(e);
    }

    private static void checkClaimCheck(SqsSourceConfig config, List<Finding> findings) {
        if (config.followsClaimChecks()
                && config.getBoolean(ConverterKeys.CLAIM_CHECK_RETRIEVE_FROM_S3)
                && config.getList(ConverterKeys.CLAIM_CHECK_ALLOWED_BUCKETS).stream()
                        .allMatch(String::isBlank)) {
            findings.add(Finding.warning(
                    ConverterKeys.CLAIM_CHECK_ALLOWED_BUCKETS,
                    ConverterKeys.CLAIM_CHECK_ALLOWED_BUCKETS
                            + " names no bucket: whoever may send a message can have the worker read any object that its role may"
                            + " read. Name the buckets that references may point to"));
        }
    }

    private static void checkDeadLetters(Map<String, String> properties, List<Finding> findings) {
        if (properties.get(SINKS_DEAD_LETTERS) != null) {
            findings.add(Finding.warning(
                    SINKS_DEAD_LETTERS,
                    SINKS_DEAD_LETTERS
                            + " has no effect here: Connect writes the dead letters of sink connectors only. Write "
                            + DeliveryKeys.DLQ_TOPIC));
        }
    }

    private static void checkHeaders(SqsSourceConfig config, List<Finding> findings) {
        if (RecordForm.writtenBy(config.headerConverter()) == RecordForm.BYTES) {
            findings.add(Finding.error(
                    HEADER_CONVERTER,
                    HEADER_CONVERTER + "=" + config.headerConverter()
                            + " refuses text, and each record has headers with text; leave it out, or use"
                            + " org.apache.kafka.connect.storage.SimpleHeaderConverter"));
        }
    }

    private static void checkProducer(Map<String, String> properties, List<Finding> findings) {
        // Trimmed like in Kafka, because a properties file keeps spaces at the end of a line.
        String acks = properties.get(ACKS) == null ? "" : properties.get(ACKS).trim();
        if ("0".equals(acks)) {
            findings.add(
                    Finding.error(
                            ACKS,
                            ACKS
                                    + "=0 reports records as sent that Kafka never had, and their messages would be deleted; use all"));
        } else if ("1".equals(acks)) {
            findings.add(
                    Finding.warning(
                            ACKS,
                            ACKS
                                    + "=1 loses records whose leader fails before they are copied, while their messages are deleted"));
        }
        properties.keySet().stream()
                .filter(key -> key.startsWith(PRODUCER) && !key.startsWith(PRODUCER_OVERRIDE))
                .forEach(key -> findings.add(Finding.warning(
                        key,
                        // Without the value, because it may be a password and the message is logged.
                        key + " has no effect here: keys of the producer are Connect's own. Write " + PRODUCER_OVERRIDE
                                + key.substring(PRODUCER.length()))));
    }
}
