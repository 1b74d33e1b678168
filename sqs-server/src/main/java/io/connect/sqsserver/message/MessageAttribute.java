package io.connect.sqsserver.message;

/**
 * One attribute of a message, set by its sender.
 *
 * @param name the name of the attribute
 * @param dataType String, Number or Binary, optionally with the sender's label after a full stop
 * @param value the bytes, or the text in UTF-8
 */
public record MessageAttribute(String name, String dataType, byte[] value) {

    private static final String BINARY = "Binary";

    /** Whether the value is binary rather than text. */
    public boolean isBinary() {
        return dataType.startsWith(BINARY);
    }

    /** The bytes that count towards the size of the message: name, type and value. */
    public int sizeBytes() {
        return Utf8.length(name) + Utf8.length(dataType) + value.length;
    }
}
