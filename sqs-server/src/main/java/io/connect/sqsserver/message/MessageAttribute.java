package io.connect.sqsserver.message;

/**
 * One attribute that a sender gave a message.
 *
 * @param name the name of the attribute
 * @param dataType String, Number or Binary, with the label a sender may add behind a full stop
 * @param value the bytes, or the text in UTF-8
 */
public record MessageAttribute(String name, String dataType, byte[] value) {

    private static final String BINARY = "Binary";

    /** Whether the value is bytes rather than text. */
    public boolean isBinary() {
        return dataType.startsWith(BINARY);
    }

    /** Bytes that count towards the size of the message: name, type and value. */
    public int sizeBytes() {
        return Utf8.length(name) + Utf8.length(dataType) + value.length;
    }
}
