package io.connect.sqs.validation;

import io.connect.sqs.config.AwsKeys;
import io.connect.sqs.config.SqsSourceConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.utils.Utils;

/**
 * Checks the classes in a configuration. Kafka's check of single keys loads these classes, but reports only classes that do not
 * exist. A class that exists but cannot be loaded, because a jar is missing, would fail the whole validation with HTTP 500.
 */
public final class UserClasses {

    private UserClasses() {}

    /** @param check Kafka's check of single keys; it gets the properties without classes that cannot be loaded */
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

    /** Advice for a credentials provider of the AWS SDK 1, as other connectors take them; empty for other classes. */
    static Optional<String> advice(String key, Map<String, String> properties) {
        return Optional.ofNullable(properties.get(key))
                .map(String::trim)
                .filter(name -> key.equals(AwsKeys.CREDENTIALS_PROVIDER_CLASS) && name.startsWith("com.amazonaws."))
                .map(name -> name + " is a class of the AWS SDK 1. Leave " + key
                        + " out for the default credentials, or write"
                        + " a class that implements software.amazon.awssdk.auth.credentials.AwsCredentialsProvider");
    }

    /** Whether a class exists but cannot be loaded. */
    static boolean isBroken(String name) {
        return loadError(name).isPresent();
    }

    private static Optional<String> loadError(String name) {
        try {
            Class.forName(name, true, Utils.getContextOrKafkaClassLoader());
            return Optional.empty();
        } catch (ClassNotFoundException e) {
            // Kafka's own check reports this problem.
            return Optional.empty();
        } catch (Throwable e) {
            return Optional.of(reason(e));
        }
    }

    /** The root cause of a failure. The outer exceptions only show that the class was created by reflection. */
    static String reason(Throwable thrown) {
        Throwable first = thrown;
        while (first.getCause() != null && first.getCause() != first) {
            first = first.getCause();
        }
        return first.toString();
    }
}
