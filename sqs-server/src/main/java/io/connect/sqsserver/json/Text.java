package io.connect.sqsserver.json;

import io.connect.sqsserver.message.Utf8;

/** A text as UTF-8. A lone surrogate of a JSON string is stored as three bytes, which every UTF-8 check refuses. */
public final class Text {

    private final byte[] utf8;

    public Text(byte[] utf8) {
        this.utf8 = utf8;
    }

    public static Text of(String text) {
        return new Text(Utf8.bytes(text));
    }

    /** The bytes themselves, not a copy. */
    public byte[] utf8() {
        return utf8;
    }

    @Override
    public String toString() {
        return Utf8.text(utf8);
    }
}
