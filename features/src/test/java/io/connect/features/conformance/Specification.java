package io.connect.features.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A feature file, as far as the matrix shows it.
 *
 * @param feature file name without its ending
 * @param title what stands behind Feature:
 * @param scenarios their names, as they stand in the file
 */
record Specification(String feature, String title, List<String> scenarios) {

    private static final String ENDING = ".feature";

    static List<Specification> allIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> path.toString().endsWith(ENDING))
                    .sorted()
                    .map(Specification::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the features in " + folder, e);
        }
    }

    private static Specification of(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return new Specification(name(file), behind("Feature:", lines).get(0), behind("Scenario:", lines));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** The name of a feature's file without its ending. */
    static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ENDING.length());
    }

    private static List<String> behind(String keyword, List<String> lines) {
        return lines.stream()
                .map(String::strip)
                .filter(line -> line.startsWith(keyword))
                .map(line -> line.substring(keyword.length()).strip())
                .toList();
    }
}
