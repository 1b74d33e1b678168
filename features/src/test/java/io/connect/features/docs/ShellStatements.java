package io.connect.features.docs;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Joins the lines of a shell script to statements, as far as pages need it: quotes, a backslash or a pipe at the end of a line,
 * and here-documents. Comments are left out.
 */
final class ShellStatements {

    private static final Pattern HERE_DOCUMENT = Pattern.compile("<<-? ?'?(\\w+)'?");

    private final Consumer<String> statements;
    private String begun = "";
    private String endOfDocument;

    ShellStatements(Consumer<String> statements) {
        this.statements = statements;
    }

    void line(String line) {
        if (endOfDocument != null) {
            endOfDocument = line.strip().equals(endOfDocument) ? null : endOfDocument;
            return;
        }
        String text = begun + withoutComment(line, begun).strip();
        if (text.endsWith("\\")) {
            begun = text.substring(0, text.length() - 1) + " ";
        } else if (text.endsWith("|") || openQuote(text) != 0) {
            begun = text + " ";
        } else {
            begun = "";
            Matcher document = HERE_DOCUMENT.matcher(text);
            endOfDocument = document.find() ? document.group(1) : null;
            if (!text.isEmpty()) {
                statements.accept(text);
            }
        }
    }

    private static String withoutComment(String line, String before) {
        for (int i = 0; i < line.length(); i++) {
            boolean startsWord = i == 0 || line.charAt(i - 1) == ' ';
            if (line.charAt(i) == '#' && startsWord && openQuote(before + line.substring(0, i)) == 0) {
                return line.substring(0, i);
            }
        }
        return line;
    }

    /** The quote that is open at the end of a text, or 0. */
    private static char openQuote(String text) {
        char open = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && open != '\'') {
                i++;
            } else if (open == 0 && (c == '\'' || c == '"')) {
                open = c;
            } else if (c == open) {
                open = 0;
            }
        }
        return open;
    }
}
