package io.connect.sqs.validation;

import io.connect.sqs.config.BundledConverters;
import io.connect.sqs.config.ConverterKeys;
import io.connect.sqs.config.SqsSourceConfig;
import io.connect.sqs.converter.MessageConverter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.HeaderConverter;

/** Finds wrong classes in the keys for message converters, and suggests the class that was probably meant. */
final class ConverterNames {

    /** The keys whose value is a message converter class. */
    static final List<String> KEYS = List.of(
            ConverterKeys.CONVERTER_CLASS, ConverterKeys.DELEGATE_CLASS, ConverterKeys.DECOMPRESSION_DELEGATE_CLASS);

    private static final List<String> KEYS_OF_CONNECT = List.of("value.converter", "key.converter", "header.converter");

    /** Packages of converters for Connect. These classes need not be on the plugin's class path. */
    private static final List<String> PACKAGES_OF_CONNECT = List.of(
            "org.apache.kafka.connect.",
            "io.confluent.connect.",
            "io.apicurio.registry.",
            "com.amazonaws.services.schemaregistry.");

    private static final String MESSAGE_CONVERTER = "messageconverter";
    private static final String CONVERTER = "converter";

    private ConverterNames() {}

    /** Advice for the name of a class that does not exist; empty if the name gives no hint. */
    static Optional<String> advice(String key, Map<String, String> properties) {
        String name = KEYS.contains(key) && properties.get(key) != null
                ? properties.get(key).trim()
                : "";
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (isOfConnect(name)) {
            return Optional.of(belongsToConnect(key, name));
        }
        return bundled(name)
                // If the class exists and cannot be loaded, another check reports this.
                .filter(meant -> !UserClasses.isBroken(name))
                .map(meant ->
                        name + " is no class. Write the full name: " + key + "=" + BundledConverters.className(meant));
    }

    /** Errors for classes that exist but are not message converters. */
    static List<Finding> check(SqsSourceConfig config) {
        return KEYS.stream().flatMap(key -> check(key, config.getClass(key))).toList();
    }

    /** Errors for message converters in keys that need a converter of Connect. */
    static List<Finding> checkConnects(Map<String, String> properties) {
        return KEYS_OF_CONNECT.stream()
                .filter(key -> properties.get(key) != null
                        && isBundled(properties.get(key).trim()))
                .map(key -> Finding.error(
                        key,
                        properties.get(key).trim() + " is a converter of messages: write "
                                + ConverterKeys.CONVERTER_CLASS + "="
                                + properties.get(key).trim() + "; " + key
                                + " takes a converter of Connect, such as"
                                + " org.apache.kafka.connect.storage.StringConverter"))
                .toList();
    }

    private static boolean isBundled(String name) {
        return BundledConverters.NAMES.stream()
                .anyMatch(known -> name.equals(known) || name.equals(BundledConverters.className(known)));
    }

    private static Stream<Finding> check(String key, Class<?> type) {
        if (type == null || MessageConverter.class.isAssignableFrom(type)) {
            return Stream.empty();
        }
        boolean connects = Converter.class.isAssignableFrom(type)
                || HeaderConverter.class.isAssignableFrom(type)
                || isOfConnect(type.getName());
        return Stream.of(Finding.error(
                key,
                connects
                        ? belongsToConnect(key, type.getName())
                        : type.getName() + " is no converter of messages: it must implement "
                                + MessageConverter.class.getName()));
    }

    private static boolean isOfConnect(String name) {
        return PACKAGES_OF_CONNECT.stream().anyMatch(name::startsWith);
    }

    private static String belongsToConnect(String key, String name) {
        return name + " is a converter of Connect, which turns record values into bytes. Write value.converter=" + name
                + "; " + key + " takes a converter of messages, such as "
                + BundledConverters.className(BundledConverters.DEFAULT);
    }

    /**
     * Finds one of the connector's converters by the part of its name before "MessageConverter". Package and case do not
     * matter.
     */
    private static Optional<String> bundled(String name) {
        String wanted = stem(name.substring(name.lastIndexOf('.') + 1));
        return BundledConverters.NAMES.stream()
                .filter(candidate ->
                        NearestKey.within(1, wanted, List.of(stem(candidate))).isPresent())
                .findFirst();
    }

    private static String stem(String simpleName) {
        String lower = simpleName.toLowerCase(Locale.ROOT);
        return lower.endsWith(MESSAGE_CONVERTER)
                ? lower.substring(0, lower.length() - MESSAGE_CONVERTER.length())
                : lower.endsWith(CONVERTER) ? lower.substring(0, lower.length() - CONVERTER.length()) : lower;
    }
}
