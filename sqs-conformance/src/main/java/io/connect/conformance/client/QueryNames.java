package io.connect.conformance.client;

import java.util.Map;

/** The names of the query protocol that differ from the JSON names. */
final class QueryNames {

    private static final Map<String, String> PARAMETERS = Map.ofEntries(
            Map.entry("Attributes", "Attribute"),
            Map.entry("AttributeNames", "AttributeName"),
            Map.entry("MessageAttributeNames", "MessageAttributeName"),
            Map.entry("MessageSystemAttributeNames", "MessageSystemAttributeName"),
            Map.entry("MessageAttributes", "MessageAttribute"),
            Map.entry("MessageSystemAttributes", "MessageSystemAttribute"),
            Map.entry("Tags", "Tag"),
            Map.entry("TagKeys", "TagKey"),
            Map.entry("AWSAccountIds", "AWSAccountId"),
            Map.entry("Actions", "ActionName"));

    private static final Map<String, String> LISTS = Map.of(
            "Message", "Messages",
            "SendMessageBatchResultEntry", "Successful",
            "DeleteMessageBatchResultEntry", "Successful",
            "ChangeMessageVisibilityBatchResultEntry", "Successful",
            "BatchResultErrorEntry", "Failed",
            "ListMessageMoveTasksResultEntry", "Results");

    private static final Map<String, String> MAPS =
            Map.of("Attribute", "Attributes", "MessageAttribute", "MessageAttributes", "Tag", "Tags");

    private QueryNames() {}

    static String parameter(String action, String name) {
        return name.equals("Entries") ? action + "RequestEntry" : member(name);
    }

    static String member(String name) {
        return PARAMETERS.getOrDefault(name, name);
    }

    /** Whether the parameter is a map with keys that the user chooses. */
    static boolean isMap(String name) {
        return name.equals("Tags") || name.endsWith("Attributes");
    }

    static String key(String map) {
        return map.equals("Tags") ? "Key" : "Name";
    }

    /** The map to which an element of an answer belongs, or null. */
    static String mapOf(String element) {
        return MAPS.get(element);
    }

    /** The list to which an element of an answer belongs, or null. */
    static String listOf(String parent, String element) {
        if (element.equals("QueueUrl") && parent.startsWith("List")) {
            return "QueueUrls";
        }
        // An error also has a Message element, which is not a message of a queue.
        return element.equals("Message") && parent.equals("Error") ? null : LISTS.get(element);
    }
}
