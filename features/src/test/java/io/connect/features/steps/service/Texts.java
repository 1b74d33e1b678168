package io.connect.features.steps.service;

import io.cucumber.datatable.DataTable;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** How specifications write what has no letters of its own: control characters, lists and attributes. */
final class Texts {

    private Texts() {}

    /** A tab, the ends of lines, and the one character that no XML may hold. */
    static String unescaped(String text) {
        return text.replace("\\t", "\t")
                .replace("\\r", "\r")
                .replace("\\n", "\n")
                .replace("nul:0", "\0");
    }

    /** The parts of {@code a, b, c}; none of an empty text. */
    static List<String> list(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(", "));
    }

    /** Name, type and value by row. */
    static Map<String, MessageAttributeValue> attributes(DataTable table) {
        Map<String, MessageAttributeValue> attributes = new LinkedHashMap<>();
        table.asLists()
                .forEach(row ->
                        attributes.put(row.get(0), attribute(row.get(1), row.get(2) == null ? "" : row.get(2))));
        return attributes;
    }

    /** An attribute; the value of a binary one is written in hexadecimal digits. */
    static MessageAttributeValue attribute(String type, String value) {
        MessageAttributeValue.Builder attribute =
                MessageAttributeValue.builder().dataType(type);
        return type.startsWith("Binary")
                ? attribute
                        .binaryValue(SdkBytes.fromByteArray(HexFormat.of().parseHex(value)))
                        .build()
                : attribute.stringValue(value).build();
    }

    /** Attributes as a specification writes them, by name. */
    static String print(Map<String, MessageAttributeValue> attributes) {
        return attributes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + " " + entry.getValue().dataType() + " " + value(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String value(MessageAttributeValue attribute) {
        return attribute.binaryValue() == null
                ? attribute.stringValue()
                : HexFormat.of()
                        .formatHex(attribute.binaryValue().asByteArray())
                        .toUpperCase(Locale.ROOT);
    }
}
