package io.connect.sqs.validation;

import io.connect.sqs.config.SqsSourceConfig;
import io.connect.sqs.queue.SqsApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks a configuration beyond its single keys and puts what it finds on the key to change. */
public final class ConfigCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ConfigCheck.class);

    private final Function<SqsSourceConfig, SqsApi> connections;

    /** @param connections opens the connections that the probes call through, which are closed afterwards */
    public ConfigCheck(Function<SqsSourceConfig, SqsApi> connections) {
        this.connections = connections;
    }

    /**
     * @param singleKeys what the check of single keys has said; if that found errors nothing further is looked at
     * @return the same with the errors found here; warnings go to the log
     */
    public Config check(Config singleKeys, Map<String, String> properties) {
        List<ConfigValue> values = new ArrayList<>(singleKeys.configValues());
        if (values.stream().noneMatch(value -> !value.errorMessages().isEmpty())) {
            for (Finding finding : findings(properties)) {
                if (finding.isError()) {
                    valueOf(finding.key(), values, properties).addErrorMessage(finding.message());
                } else {
                    LOG.warn("{}", finding.message());
                }
            }
        }
        return new Config(values);
    }

    private List<Finding> findings(Map<String, String> properties) {
        SqsSourceConfig config = new SqsSourceConfig(properties);
        List<Finding> findings = new ArrayList<>(ConfigRules.check(config, properties));
        if (findings.stream().noneMatch(Finding::isError)) {
            findings.addAll(FifoRules.check(config, properties));
            findings.addAll(ProducerRules.check(config, properties));
        }
        if (findings.stream().noneMatch(Finding::isError)) {
            findings.addAll(probe(config));
        }
        return findings;
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
                    // A key of Connect's own, such as errors.tolerance: Connect merges it into its answer.
                    ConfigValue value = new ConfigValue(key, properties.get(key), List.of(), new ArrayList<>());
                    values.add(value);
                    return value;
                });
    }
}
