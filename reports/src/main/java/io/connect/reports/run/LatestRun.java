package io.connect.reports.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Maintains {@code latest} next to the run folders: a link to the newest one, or a copy of its files if links are not possible.
 */
final class LatestRun {

    private LatestRun() {}

    static void pointTo(Path run) {
        Path latest = run.toAbsolutePath().normalize().resolveSibling(RunFolder.LATEST);
        try {
            if (!Files.isSymbolicLink(latest)) {
                remove(latest);
            }
            Path draft = latest.resolveSibling("." + RunFolder.LATEST + "-" + UUID.randomUUID());
            try {
                Files.createSymbolicLink(draft, run.toAbsolutePath().normalize().getFileName());
            } catch (UnsupportedOperationException | IOException noLinksHere) {
                copyFiles(run, latest);
                return;
            }
            // Renamed into place, so that a run that ends at the same time never finds a partial link.
            Files.move(draft, latest, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot point " + latest + " to " + run, e);
        }
    }

    private static void remove(Path latest) throws IOException {
        if (Files.isDirectory(latest) && !Files.isSymbolicLink(latest)) {
            for (Path file : files(latest)) {
                Files.delete(file);
            }
        }
        Files.deleteIfExists(latest);
    }

    private static void copyFiles(Path run, Path latest) throws IOException {
        Files.createDirectories(latest);
        for (Path file : files(run)) {
            Files.copy(file, latest.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile).toList();
        }
    }
}
