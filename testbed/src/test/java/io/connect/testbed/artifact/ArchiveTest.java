package io.connect.testbed.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    @TempDir
    Path folder;

    private Path archive;
    private Path programs;

    @BeforeEach
    void pack() throws IOException {
        archive = folder.resolve("program.tar.gz");
        programs = folder.resolve("programs");
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new GzipCompressorOutputStream(Files.newOutputStream(archive)))) {
            for (String name : new String[] {"runner.jar", "lib/needed.jar"}) {
                byte[] content = ("content of " + name).getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(name);
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
    }

    @Test
    void unpacksOnce() throws IOException {
        Path runner = Archive.unpacked(archive, programs).resolve("runner.jar");
        Files.writeString(runner, "in use");

        assertThat(Archive.unpacked(archive, programs).resolve("runner.jar"))
                .isEqualTo(runner)
                .hasContent("in use");
    }

    @Test
    void filesThatTheSystemHasRemovedAreUnpackedAgain() throws IOException {
        Path needed = Archive.unpacked(archive, programs).resolve("lib/needed.jar");
        Files.delete(needed);

        Archive.unpacked(archive, programs);

        assertThat(needed).hasContent("content of lib/needed.jar");
        assertThat(programs).isDirectoryNotContaining("glob:**partial-*");
    }

    @Test
    void anArchiveThatCannotBeUnpackedLeavesNothingBehind() throws IOException {
        byte[] whole = Files.readAllBytes(archive);
        Files.write(archive, Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> Archive.unpacked(archive, programs)).isInstanceOf(UncheckedIOException.class);

        assertThat(programs).isDirectoryNotContaining("glob:**partial-*");
    }
}
