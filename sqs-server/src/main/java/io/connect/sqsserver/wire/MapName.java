package io.connect.sqsserver.wire;

/** A map as both protocols name it: a member of JSON, or elements each with a key and a value. */
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

    /** The element of XML that holds one entry; its value is called Value. */
    public String element() {
        return element;
    }

    public String key() {
        return key;
    }
}
