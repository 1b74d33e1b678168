package io.connect.testbed.artifact;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Programs that are distributed as an archive instead of a set of jars. */
public final class Archive {
    /** The names of all files, one a line. It is written last, so that it exists only beside complete content. */
    private static final String CONTENTS = "unpacked-files.txt";

    private Archive() {}

    /**
     * Unpacks a tar.gz once for all runs of this user, and again when files are missing: systems remove files from their
     * temporary folder that nobody has read for days, and leave the folders.
     *
     * @param archive the file
     * @return folder with its content; several processes may call this concurrently, and each gets the complete content
     */
    public static Path unpacked(Path archive) {
        Path programs = Path.of(
                System.getProperty("java.io.tmpdir"), "sqs-connect-programs-" + System.getProperty("user.name"));
        return unpacked(archive, programs);
    }

    static Path unpacked(Path archive, Path programs) {
        Path target = programs.resolve(archive.getFileName());
        try {
            if (!isComplete(target)) {
                Files.createDirectories(target);
                Path partial = Files.createTempDirectory(programs, "partial-");
                try {
                    fill(target, partial, unpack(archive, partial));
                } finally {
                    delete(partial);
                }
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack " + archive + " to " + target, e);
        }
    }

    private static boolean isComplete(Path folder) throws IOException {
        Path contents = folder.resolve(CONTENTS);
        return Files.exists(contents)
                && Files.readAllLines(contents).stream().map(folder::resolve).allMatch(Files::exists);
    }

    /** Moves each file that is missing. A file in use stays, and another process that does the same moves equal files. */
    private static void fill(Path target, Path partial, List<String> names) throws IOException {
        Files.write(partial.resolve(CONTENTS), names);
        for (String name : Stream.concat(names.stream(), Stream.of(CONTENTS)).toList()) {
            Path file = target.resolve(name);
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                Files.move(partial.resolve(name), file, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    /** Returns the names of the files. */
    private static List<String> unpack(Path archive, Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new GzipCompressorInputStream(new BufferedInputStream(Files.newInputStream(archive))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (!file.startsWith(folder)) {
                    throw new IOException("entry " + entry.getName() + " points outside of the archive");
                }
                if (!entry.isDirectory()) {
                    Files.createDirectories(file.getParent());
                    Files.copy(tar, file);
                    names.add(folder.relativize(file).toString());
                }
            }
        }
        return names;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
