package io.connect.sqs.config;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The converters of Connect that a connector's own configuration names. Those of the worker's configuration are not visible. */
final class ConnectConverters {

    private static final String TRANSFORMS = "transforms";
    private static final String PACKAGE_OF_KAFKA = "(?:org\\.apache\\.kafka\\.connect\\.transforms\\.)?";
    private static final String OF_TOPIC_OR_HEADERS = "RegexRouter|TimestampRouter|InsertHeader|DropHeaders|Filter";

    private ConnectConverters() {}

    /** The converter of keys; empty if it is not visible, or if a transform may change the keys before. */
    static String ofKeys(Map<String, ?> properties) {
        return of("key.converter", properties, "Value");
    }

    /** The converter of values; empty if it is not visible, or if a transform may change the values before. */
    static String ofValues(Map<String, ?> properties) {
        return of("value.converter", properties, "Key");
    }

    /** @param otherPart the part of a record to which a transform of Kafka may be limited */
    private static String of(String key, Map<String, ?> properties, String otherPart) {
        Pattern harmless =
                Pattern.compile(PACKAGE_OF_KAFKA + "(?:" + OF_TOPIC_OR_HEADERS + "|\\w+\\$" + otherPart + ")");
        boolean unchanged = Stream.of(text(TRANSFORMS, properties).split(","))
                .map(String::trim)
                .filter(name -> !name.isEmpty())
                .map(name -> text(TRANSFORMS + "." + name + ".type", properties))
                .allMatch(type -> harmless.matcher(type).matches());
        return unchanged ? text(key, properties) : "";
    }

    private static String text(String key, Map<String, ?> properties) {
        Object value = properties.get(key);
        return value == null ? "" : value.toString().trim();
    }
}
