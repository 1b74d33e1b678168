package io.connect.sqsserver.json;

import io.connect.sqsserver.message.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes JSON values. */
public final class JsonBytes {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private JsonBytes() {}

    /** Writes a text with its quotation marks. */
    public static void text(Bytes out, String text) {
        text(out, Utf8.bytes(text));
    }

    /** Writes a text in UTF-8, with its quotation marks. */
    public static void text(Bytes out, byte[] utf8) {
        out.put('"');
        int from = 0;
        for (int at = 0; at < utf8.length; at++) {
            byte each = utf8[at];
            if (each == '"' || each == '\\' || each >= 0 && each < ' ') {
                out.put(utf8, from, at - from);
                escape(out, each);
                from = at + 1;
            }
        }
        out.put(utf8, from, utf8.length - from);
        out.put('"');
    }

    private static void escape(Bytes out, byte each) {
        out.put('\\');
        switch (each) {
            case '"', '\\' -> out.put((char) each);
            case '\n' -> out.put('n');
            case '\r' -> out.put('r');
            case '\t' -> out.put('t');
            default -> out.ascii("u00").put((char) HEX[each >> 4]).put((char) HEX[each & 0xf]);
        }
    }

    /** Writes a value in the form that {@link JsonReader} returns. */
    public static void value(Bytes out, Object value) {
        if (value instanceof Map<?, ?> members) {
            char before = '{';
            for (Map.Entry<?, ?> each : members.entrySet()) {
                out.put(before);
                text(out, each.getKey().toString());
                out.put(':');
                value(out, each.getValue());
                before = ',';
            }
            out.ascii(members.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> elements) {
            char before = '[';
            for (Object each : elements) {
                out.put(before);
                value(out, each);
                before = ',';
            }
            out.ascii(elements.isEmpty() ? "[]" : "]");
        } else if (value instanceof Text || value instanceof String) {
            text(out, value.toString());
        } else {
            out.ascii(String.valueOf(value));
        }
    }
}
