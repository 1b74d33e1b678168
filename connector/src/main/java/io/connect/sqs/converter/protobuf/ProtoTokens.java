package io.connect.sqs.converter.protobuf;

import org.apache.kafka.connect.errors.DataException;

/** Splits .proto text into tokens: words, numbers, strings and single characters. Skips comments. Not thread-safe. */
final class ProtoTokens {

    private static final String END = "";

    private final String text;
    private int position;
    private int line = 1;
    private String current;
    private boolean quoted;

    ProtoTokens(String text) {
        this.text = text;
        advance();
    }

    boolean atEnd() {
        return current.equals(END) && !quoted;
    }

    /** Whether the current token is this text. */
    boolean is(String token) {
        return !quoted && current.equals(token);
    }

    /** Skips the current token if it is this text; returns whether it was. */
    boolean skip(String token) {
        if (!is(token)) {
            return false;
        }
        advance();
        return true;
    }

    void expect(String token) {
        if (!skip(token)) {
            throw error("'" + token + "' expected");
        }
    }

    /** Takes a name, which may contain dots. */
    String name() {
        if (quoted || current.isEmpty() || !isNamePart(current.charAt(0))) {
            throw error("a name expected");
        }
        return take();
    }

    String string() {
        if (!quoted) {
            throw error("a string expected");
        }
        StringBuilder all = new StringBuilder(take());
        while (quoted) {
            all.append(take());
        }
        return all.toString();
    }

    int integer() {
        boolean negative = skip("-");
        String digits = take();
        try {
            long value = Long.decode(digits);
            return Math.toIntExact(negative ? -value : value);
        } catch (NumberFormatException | ArithmeticException e) {
            throw error("a whole number expected, not '" + digits + "'");
        }
    }

    /** Takes any token. */
    String take() {
        if (atEnd()) {
            throw error("the text ends too early");
        }
        String token = current;
        advance();
        return token;
    }

    /** Skips a block in braces or brackets. The current token is the opening one. */
    void skipBlock(String open, String close) {
        expect(open);
        for (int depth = 1; depth > 0; ) {
            if (is(open)) {
                depth++;
            } else if (is(close)) {
                depth--;
            }
            take();
        }
    }

    /** Skips the rest of a statement, including the blocks in it. */
    void skipStatement() {
        while (!skip(";")) {
            if (is("{")) {
                skipBlock("{", "}");
            } else {
                take();
            }
        }
    }

    DataException error(String problem) {
        return new DataException("Cannot read the .proto schema, line " + line + ", at '" + current + "': " + problem);
    }

    private void advance() {
        quoted = false;
        skipBlanks();
        if (position >= text.length()) {
            current = END;
            return;
        }
        char c = text.charAt(position);
        if (c == '"' || c == '\'') {
            current = readString(c);
            quoted = true;
        } else if (isNamePart(c)) {
            int start = position;
            while (position < text.length() && isNamePart(text.charAt(position))) {
                position++;
            }
            current = text.substring(start, position);
        } else {
            current = String.valueOf(c);
            position++;
        }
    }

    private String readString(char quote) {
        StringBuilder content = new StringBuilder();
        position++;
        while (position < text.length() && text.charAt(position) != quote) {
            if (text.charAt(position) == '\\' && position + 1 < text.length()) {
                position++;
            }
            content.append(text.charAt(position++));
        }
        position++;
        return content.toString();
    }

    private void skipBlanks() {
        while (position < text.length()) {
            char c = text.charAt(position);
            if (text.startsWith("//", position)) {
                int end = text.indexOf('\n', position);
                position = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", position)) {
                int end = text.indexOf("*/", position + 2);
                int next = end < 0 ? text.length() : end + 2;
                line += (int) text.substring(position, next)
                        .chars()
                        .filter(ch -> ch == '\n')
                        .count();
                position = next;
            } else if (Character.isWhitespace(c)) {
                line += c == '\n' ? 1 : 0;
                position++;
            } else {
                return;
            }
        }
    }

    private static boolean isNamePart(char c) {
        return c == '_' || c == '.' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }
}
