package io.connect.sqsserver.wire;

/** The names of a map in both protocols: a JSON member, or XML elements with a key and a value each. */
public enum MapName {
    ATTRIBUTES("Attributes", "Attribute", "Name"),
    MESSAGE_ATTRIBUTES("MessageAttributes", "MessageAttribute", "Name"),
    TAGS("Tags", "Tag", "Key");

    private final String json;
    private final String element;
    private final String key;

    MapName(String json, String element, String key) {
        this.json = json;
        this.element = element;
        this.key = key;
    }

    public String json() {
        return json;
    }

    /** The XML element of one entry. The element of its value is named Value. */
    public String element() {
        return element;
    }

    public String key() {
        return key;
    }
}
