package io.connect.sqs.validation;

import io.connect.sqs.config.SqsSourceConfig;
import io.connect.sqs.converter.MessageConverter;
import io.connect.sqs.queue.SqsApi;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks a configuration beyond its single keys and reports each finding at the key to change. All findings are reported
 * together. A key with an unreadable value counts as not set, and consequences of this are not reported.
 */
public final class ConfigCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ConfigCheck.class);

    /** Prefixes of the keys that affect a call to SQS. */
    private static final List<String> NEEDED_FOR_CALLS = List.of("sqs.queue.", "aws.", "proxy.");

    private final Function<SqsSourceConfig, SqsApi> connections;

    /** @param connections opens the connections for the probes; they are closed afterwards */
    public ConfigCheck(Function<SqsSourceConfig, SqsApi> connections) {
        this.connections = connections;
    }

    /**
     * @param singleKeys the result of Kafka's check of single keys
     * @return the result with additional errors; warnings go to the log
     */
    public Config check(Config singleKeys, Map<String, String> properties) {
        List<ConfigValue> values = singleKeys.configValues().stream()
                .map(value -> eachErrorOnce(value, properties))
                .collect(Collectors.toCollection(ArrayList::new));
        Set<String> refused = values.stream()
                .filter(value -> !value.errorMessages().isEmpty())
                .map(ConfigValue::name)
                .collect(Collectors.toSet());
        for (Finding finding : findings(properties, refused)) {
            if (finding.isError()) {
                valueOf(finding.key(), values, properties).addErrorMessage(finding.message());
            } else {
                LOG.warn("{}", finding.message());
            }
        }
        return new Config(values);
    }

    /** Removes duplicate errors, because Kafka checks a key once for each key that it depends on. */
    private static ConfigValue eachErrorOnce(ConfigValue value, Map<String, String> properties) {
        List<String> errors =
                value.errorMessages().stream().distinct().collect(Collectors.toCollection(ArrayList::new));
        if (!errors.isEmpty()) {
            ConverterNames.advice(value.name(), properties)
                    .or(() -> UserClasses.advice(value.name(), properties))
                    .ifPresent(advice -> {
                        errors.clear();
                        errors.add(advice);
                    });
        }
        ConfigValue once = new ConfigValue(value.name(), value.value(), value.recommendedValues(), errors);
        once.visible(value.visible());
        return once;
    }

    private List<Finding> findings(Map<String, String> properties, Set<String> refused) {
        Map<String, String> readable = new HashMap<>(properties);
        readable.keySet().removeAll(refused);
        SqsSourceConfig config = new SqsSourceConfig(readable);
        List<Finding> findings = new ArrayList<>(ConfigRules.check(config, readable));
        findings.addAll(UnusedKeys.find(config, readable, refused));
        findings.addAll(TopicRules.check(config, QueueRules.readable(config)));
        if (QueueRules.allReadable(config)) {
            findings.addAll(FifoRules.check(config, readable));
            findings.addAll(ProducerRules.check(config, readable));
        }
        findings.removeIf(finding -> KeyInMessage.mentions(finding.message(), refused));
        findings.addAll(new UnknownKeys(config, properties, known(config)).find());
        if (mayCall(refused, findings)) {
            findings.addAll(probe(config));
        }
        return findings;
    }

    private static Set<String> known(SqsSourceConfig config) {
        Set<String> known = new HashSet<>(SqsSourceConfig.CONFIG_DEF.names());
        for (String key : ConverterNames.KEYS) {
            Class<?> type = config.getClass(key);
            if (type != null && MessageConverter.class.isAssignableFrom(type)) {
                known.addAll(keysOf(type));
            }
        }
        return known;
    }

    /**
     * The keys that a user's converter declares. The converter is closed afterwards, because its constructor may have opened
     * resources. A failure to close does not matter.
     */
    private static Set<String> keysOf(Class<?> type) {
        MessageConverter converter = null;
        try {
            converter = Utils.newInstance(type.asSubclass(MessageConverter.class));
            return Set.copyOf(converter.config().names());
        } catch (RuntimeException | Error e) {
            // The check of the converter itself reports the problem.
            return Set.of();
        } finally {
            Utils.closeQuietly(converter, "converter that was asked for its keys");
        }
    }

    private static boolean mayCall(Set<String> refused, List<Finding> findings) {
        Set<String> wrong = new HashSet<>(refused);
        findings.stream().filter(Finding::isError).map(Finding::key).forEach(wrong::add);
        return wrong.stream()
                .filter(SqsSourceConfig.CONFIG_DEF.names()::contains)
                .noneMatch(key -> NEEDED_FOR_CALLS.stream().anyMatch(key::startsWith));
    }

    private List<Finding> probe(SqsSourceConfig config) {
        try (SqsApi sqs = connections.apply(config)) {
            return new QueueProbe(config, sqs).probe();
        } catch (KafkaException e) {
            return List.of(Finding.error("aws.region", e.getMessage()));
        }
    }

    private static ConfigValue valueOf(String key, List<ConfigValue> values, Map<String, String> properties) {
        return values.stream()
                .filter(value -> value.name().equals(key))
                .findFirst()
                .orElseGet(() -> {
                    // A key of Connect, such as errors.tolerance. Connect merges this value into its response.
                    ConfigValue value = new ConfigValue(key, properties.get(key), List.of(), new ArrayList<>());
                    values.add(value);
                    return value;
                });
    }
}
