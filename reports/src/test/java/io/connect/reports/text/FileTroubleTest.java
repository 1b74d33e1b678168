package io.connect.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import org.junit.jupiter.api.Test;

class FileTroubleTest {

    private static final IOException DENIED = new AccessDeniedException("/x");

    @Test
    void putsTheReasonBehindAMessage() {
        assertThat(FileTrouble.of(new UncheckedIOException("cannot list /", DENIED)))
                .isEqualTo("cannot list /: permission denied");
    }

    /** Files.walk throws such an exception for a subfolder that it cannot read. */
    @Test
    void namesTheFileOfAnExceptionWithoutAMessage() {
        assertThat(FileTrouble.of(new UncheckedIOException(DENIED))).isEqualTo("/x: permission denied");
    }
}
