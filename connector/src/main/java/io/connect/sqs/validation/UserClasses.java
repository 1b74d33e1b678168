package io.connect.sqs.validation;

import io.connect.sqs.config.SqsSourceConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.utils.Utils;

/**
 * Classes that a configuration names. Kafka's check of single keys loads these classes, and reports only a class that is not
 * there. A class that is there and cannot be loaded, because a jar is missing, would end the whole validation with HTTP 500.
 */
public final class UserClasses {

    private UserClasses() {}

    /** @param check the check of single keys, which is given the properties without the classes that cannot be loaded */
    public static Config validate(Map<String, String> properties, Function<Map<String, String>, Config> check) {
        Map<String, String> unloadable = new HashMap<>();
        for (ConfigDef.ConfigKey key : SqsSourceConfig.CONFIG_DEF.configKeys().values()) {
            String name = properties.get(key.name);
            if (key.type == ConfigDef.Type.CLASS && name != null) {
                loadError(name.trim()).ifPresent(error -> unloadable.put(key.name, error));
            }
        }
        if (unloadable.isEmpty()) {
            return check.apply(properties);
        }
        Map<String, String> others = new HashMap<>(properties);
        others.keySet().removeAll(unloadable.keySet());
        Config config = check.apply(others);
        config.configValues().stream()
                .filter(value -> unloadable.containsKey(value.name()))
                .forEach(value -> {
                    value.value(null);
                    value.addErrorMessage("Invalid value " + properties.get(value.name()) + " for configuration "
                            + value.name() + ": the class is there and cannot be loaded: "
                            + unloadable.get(value.name()));
                });
        return config;
    }

    /** Whether a class is there and cannot be loaded. */
    static boolean isBroken(String name) {
        return loadError(name).isPresent();
    }

    private static Optional<String> loadError(String name) {
        try {
            Class.forName(name, true, Utils.getContextOrKafkaClassLoader());
            return Optional.empty();
        } catch (ClassNotFoundException e) {
            // Kafka's own check reports it.
            return Optional.empty();
        } catch (Throwable e) {
            return Optional.of(reason(e));
        }
    }

    /** The first cause of a failure: the exceptions around it only say that the class was made by reflection. */
    static String reason(Throwable thrown) {
        Throwable first = thrown;
        while (first.getCause() != null && first.getCause() != first) {
            first = first.getCause();
        }
        return first.toString();
    }
}
