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
 * Writes any text in UTF-8. An unpaired surrogate, as in a message that was cut within a character, has no encoding.
 * {@link Files#writeString} rejects it; this class writes U+FFFD instead.
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
