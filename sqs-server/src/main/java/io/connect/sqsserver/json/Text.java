package io.connect.sqsserver.json;

import io.connect.sqsserver.message.Utf8;

/** A text as UTF-8. Lone surrogates of a JSON text are kept as three bytes, which no check for UTF-8 lets pass. */
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
