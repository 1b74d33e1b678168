package io.connect.sqs.validation;

import io.connect.sqs.config.KeyForms;
import io.connect.sqs.config.SqsSourceConfig;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;

/** Names keys that are set although nothing reads them, such as those of a converter that is not at work. */
final class IdleKeys {

    private IdleKeys() {}

    static List<Finding> find(SqsSourceConfig config, Map<String, String> properties) {
        return SqsSourceConfig.CONFIG_DEF.configKeys().values().stream()
                .filter(key ->
                        properties.containsKey(key.name) && isChanged(config, key) && !config.hasEffect(key.name))
                .map(key -> Finding.warning(
                        key.name,
                        key.name + " has no effect here: it has one only when "
                                + KeyForms.of(key.name)
                                        .orElseThrow()
                                        .shownWhen()
                                        .description()))
                .toList();
    }

    /** User interfaces send keys with their defaults, too. */
    private static boolean isChanged(SqsSourceConfig config, ConfigKey key) {
        return !Objects.equals(config.values().get(key.name), key.defaultValue);
    }
}
