package io.connect.sqs.validation;

import io.connect.sqs.config.SqsSourceConfig;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigDef.Type;

/**
 * Reports values that are still a reference to a config provider, such as <code>${file:secrets:aws}</code>. Connect replaces the
 * references before it validates, but leaves those that it cannot look up, without a message. The reference itself would then be
 * used as the secret.
 */
final class Placeholders {

    private static final Set<Type> TEXTS = Set.of(Type.STRING, Type.PASSWORD);
    private static final Pattern REFERENCE = Pattern.compile("\\s*(\\$\\{([^:}]+):[^}]*})\\s*");

    private Placeholders() {}

    static List<Finding> find(Map<String, String> properties) {
        return SqsSourceConfig.CONFIG_DEF.configKeys().values().stream()
                .filter(key -> TEXTS.contains(key.type) && properties.get(key.name) != null)
                .flatMap(key -> find(key, properties.get(key.name)))
                .toList();
    }

    private static Stream<Finding> find(ConfigKey key, String value) {
        Matcher reference = REFERENCE.matcher(value);
        return reference.matches()
                ? Stream.of(Finding.error(
                        key.name,
                        key.name + " is still " + reference.group(1) + ": the worker has no config provider '"
                                + reference.group(2)
                                + "', or it finds no such value. See config.providers of the worker"))
                : Stream.empty();
    }
}
