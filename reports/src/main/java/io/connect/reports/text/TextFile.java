package io.connect.reports.text;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/**
 * Writes text in UTF-8, whatever the text holds. Half of a surrogate pair, which a message cut in the middle of a character
 * leaves behind, has no encoding; {@link Files#writeString} refuses it, and here U+FFFD takes its place.
 */
public final class TextFile {

    private static final byte[] REPLACEMENT_CHARACTER = "\uFFFD".getBytes(StandardCharsets.UTF_8);

    private TextFile() {}

    /** Writes the text; without options the file is created or replaced. */
    public static void write(Path file, String text, OpenOption... options) throws IOException {
        var encoder = StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(REPLACEMENT_CHARACTER);
        try (Writer writer = new OutputStreamWriter(Files.newOutputStream(file, options), encoder)) {
            writer.write(text);
        }
    }
}
