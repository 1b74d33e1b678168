package io.connect.sqs.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigDef.Type;

/** Adds the information for forms to key definitions: labels, widths, known values and dependencies between keys. */
final class FormDef {

    private FormDef() {}

    /** Returns the same keys in the same order. A key without a form is unchanged. */
    static ConfigDef of(ConfigDef plain) {
        Map<String, List<String>> dependents = dependents(plain);
        ConfigDef dressed = new ConfigDef();
        plain.configKeys()
                .values()
                .forEach(key -> KeyForms.of(key.name)
                        .ifPresentOrElse(
                                form -> define(dressed, key, form, dependents.getOrDefault(key.name, List.of())),
                                () -> dressed.define(key)));
        return dressed;
    }

    private static void define(ConfigDef def, ConfigKey key, KeyForm form, List<String> dependents) {
        def.define(
                key.name,
                key.type,
                key.defaultValue,
                key.validator,
                key.importance,
                key.documentation,
                key.group,
                key.orderInGroup,
                form.width(),
                form.displayName(),
                dependents,
                new KnownValues(values(key), form.shownWhen()));
    }

    private static List<Object> values(ConfigKey key) {
        if (key.type == Type.BOOLEAN) {
            return List.of(true, false);
        }
        if (key.validator instanceof Ranges.Choice choice) {
            return List.copyOf(choice.names());
        }
        return KeyForms.knownValues(key.name);
    }

    private static Map<String, List<String>> dependents(ConfigDef plain) {
        Map<String, List<String>> dependents = new LinkedHashMap<>();
        for (String key : plain.configKeys().keySet()) {
            KeyForms.of(key)
                    .ifPresent(form -> form.shownWhen()
                            .controllers()
                            .forEach(controller -> dependents
                                    .computeIfAbsent(controller, any -> new ArrayList<>())
                                    .add(key)));
        }
        return dependents;
    }
}
