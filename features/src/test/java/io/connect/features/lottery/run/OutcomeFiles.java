package io.connect.features.lottery.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The outcomes of a lottery's parts, a file for each, in a folder named by the lottery's seed. */
final class OutcomeFiles {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path folder;

    OutcomeFiles(Path parent, long seed) {
        this.folder = parent.resolve("seed-" + seed);
    }

    /** Removes the results of earlier runs. */
    void clear() {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot empty " + folder, e);
        }
    }

    /** The outcome of a part, if it has been run. */
    Optional<PartOutcome> read(int part) {
        Path file = file(part);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), PartOutcome.class));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    void write(int part, PartOutcome outcome) {
        try {
            Files.createDirectories(folder);
            JSON.writeValue(file(part).toFile(), outcome);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file(part), e);
        }
    }

    void writeSummary(String markdown) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("summary.md"), markdown);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the summary in " + folder, e);
        }
    }

    private Path file(int part) {
        return folder.resolve("part-" + part + ".json");
    }
}
