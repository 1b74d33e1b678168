package io.connect.reports.text;

import java.util.regex.Pattern;

/** An argument of a command that a user copies into a shell. */
public final class ShellWord {

    private static final Pattern PLAIN = Pattern.compile("[\\w@.,=/:+-]+");

    private ShellWord() {}

    /** The text as one word: with spaces or signs in it, it is quoted. */
    public static String of(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
