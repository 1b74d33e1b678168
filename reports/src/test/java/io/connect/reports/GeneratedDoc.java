package io.connect.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page whose figures a test computes. The test compares it with its source, or writes it again with {@value #UPDATE}. */
public final class GeneratedDoc {

    private static final String UPDATE = "reports.docs.update";

    private GeneratedDoc() {}

    public static void check(Path page, String text) {
        if (Boolean.getBoolean(UPDATE)) {
            try {
                Files.createDirectories(page.toAbsolutePath().getParent());
                Files.writeString(page, text);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write " + page, e);
            }
        }
        assertThat(page)
                .as("written by this test with -D" + UPDATE + "=true")
                .content()
                .isEqualTo(text);
    }
}
