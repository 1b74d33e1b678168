package io.connect.sqs.validation;

import io.connect.sqs.config.KeyForms;
import io.connect.sqs.config.ShownWhen;
import io.connect.sqs.config.SqsSourceConfig;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;

/** Reports keys that are set but have no effect, such as the keys of a converter that is not used. */
final class UnusedKeys {

    private UnusedKeys() {}

    /**
     * Returns one finding for all keys with the same unmet condition.
     *
     * @param refused keys with invalid values; keys that depend on them are not checked
     */
    static List<Finding> find(SqsSourceConfig config, Map<String, String> properties, Set<String> refused) {
        Map<String, List<String>> idle = SqsSourceConfig.CONFIG_DEF.configKeys().values().stream()
                .filter(key ->
                        properties.containsKey(key.name) && isChanged(config, key) && !config.hasEffect(key.name))
                .map(key -> key.name)
                .filter(key -> Collections.disjoint(shownWhen(key).controllers(), refused))
                .collect(Collectors.groupingBy(UnusedKeys::condition, LinkedHashMap::new, Collectors.toList()));
        return idle.entrySet().stream()
                .map(entry -> Finding.warning(
                        entry.getValue().get(0),
                        "Without effect here: " + String.join(", ", entry.getValue())
                                + ". Such keys are read only when " + entry.getKey()))
                .toList();
    }

    private static String condition(String key) {
        return shownWhen(key).description();
    }

    private static ShownWhen shownWhen(String key) {
        return KeyForms.of(key).orElseThrow().shownWhen();
    }

    /** Whether the value differs from the default. User interfaces also send keys with their defaults. */
    private static boolean isChanged(SqsSourceConfig config, ConfigKey key) {
        return !Objects.equals(config.values().get(key.name), key.defaultValue);
    }
}
