package io.connect.sqsserver.json;

import io.connect.sqsserver.error.ErrorCode;
import io.connect.sqsserver.error.SqsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads one JSON value: objects as maps, arrays as lists, texts as {@link Text}, whole numbers as Long, others as
 * Double, and null as null. Follows RFC 8259; of two members with the same name, the last one counts.
 */
public final class JsonReader {

    /** The limit of nesting. A deeper value is refused, so that a request cannot overflow the stack. */
    private static final int DEPTH = 32;

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final int LONGEST_NUMBER = 64;

    private final byte[] bytes;
    private final int end;
    private int at;

    private JsonReader(byte[] bytes, int length) {
        this.bytes = bytes;
        end = length;
    }

    /**
     * Reads the first bytes of an array as exactly one value.
     *
     * @throws SqsException SerializationException when the bytes are anything else
     */
    public static Object read(byte[] bytes, int length) {
        JsonReader reader = new JsonReader(bytes, length);
        Object value = reader.value(0);
        reader.skipBlanks();
        if (reader.at != length) {
            throw reader.malformed("nothing more");
        }
        return value;
    }

    public static Object read(byte[] bytes) {
        return read(bytes, bytes.length);
    }

    private Object value(int depth) {
        if (depth > DEPTH) {
            throw malformed("at most " + DEPTH + " levels");
        }
        skipBlanks();
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> text();
            case 't' -> word("true", Boolean.TRUE);
            case 'f' -> word("false", Boolean.FALSE);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        skipBlanks();
        if (peek() == '}') {
            at++;
            return members;
        }
        while (true) {
            skipBlanks();
            if (peek() != '"') {
                throw malformed("the name of a member");
            }
            String name = text().toString();
            skipBlanks();
            expect(':');
            members.put(name, value(depth + 1));
            skipBlanks();
            if (peek() == '}') {
                at++;
                return members;
            }
            expect(',');
        }
    }

    private List<Object> array(int depth) {
        List<Object> elements = new ArrayList<>();
        at++;
        skipBlanks();
        if (peek() == ']') {
            at++;
            return elements;
        }
        while (true) {
            elements.add(value(depth + 1));
            skipBlanks();
            if (peek() == ']') {
                at++;
                return elements;
            }
            expect(',');
        }
    }

    private Text text() {
        JsonText text = JsonText.read(bytes, at + 1, end);
        if (text == null) {
            throw malformed("a text");
        }
        at = text.next();
        return text.text();
    }

    private Object word(String word, Object meaning) {
        for (int i = 0; i < word.length(); i++) {
            expect(word.charAt(i));
        }
        return meaning;
    }

    private Object number() {
        int from = at;
        while (at < end && at - from < LONGEST_NUMBER && isOfNumber(bytes[at])) {
            at++;
        }
        @SuppressWarnings("deprecation")
        String digits = new String(bytes, 0, from, at - from);
        if (!NUMBER.matcher(digits).matches()) {
            at = from;
            throw malformed("a value");
        }
        if (digits.length() <= 18 && digits.chars().noneMatch(each -> each == '.' || each == 'e' || each == 'E')) {
            return Long.valueOf(digits);
        }
        return Double.valueOf(digits);
    }

    private static boolean isOfNumber(byte each) {
        return each >= '0' && each <= '9' || each == '-' || each == '+' || each == '.' || each == 'e' || each == 'E';
    }

    private void skipBlanks() {
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            at++;
        }
    }

    private int peek() {
        if (at >= end) {
            throw malformed("more");
        }
        return bytes[at];
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw malformed("'" + wanted + "'");
        }
        at++;
    }

    private SqsException malformed(String wanted) {
        return new SqsException(
                ErrorCode.MALFORMED_REQUEST,
                "The JSON cannot be read: at byte " + at + " there must be " + wanted + ".");
    }
}
