package io.connect.reports.text;

import java.util.Locale;

/** Makes text valid for an XML 1.0 document. */
public final class XmlText {

    private XmlText() {}

    /**
     * The text, with each character that XML forbids written as {@code \}{@code u001b}: terminal colours, NUL, unpaired
     * surrogates.
     */
    public static String of(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (isAllowed(character)) {
                clean.appendCodePoint(character);
            } else {
                clean.append(String.format(Locale.ROOT, "\\u%04x", character));
            }
        });
        return clean.toString();
    }

    /** The production Char of XML 1.0. */
    private static boolean isAllowed(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || character >= 0x20 && character <= 0xD7FF
                || character >= 0xE000 && character <= 0xFFFD
                || character >= 0x10000 && character <= 0x10FFFF;
    }
}
