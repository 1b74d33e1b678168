package io.connect.reports.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.connect.reports.json.ResultFormatException;
import io.connect.reports.model.RunResult;
import io.connect.reports.text.TextFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder of {@code <profile>.jsonl} files, to which results of runs are appended. */
public final class History {

    private static final String SUFFIX = ".jsonl";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private final Path folder;

    public History(Path folder) {
        this.folder = folder;
    }

    /**
     * Appends results. A stored result with the same run, scenario and profile is not added again.
     *
     * @return how many were new
     */
    public int add(List<RunResult> results) {
        List<HistoryEntry> known = entries();
        int added = 0;
        for (RunResult result : results) {
            HistoryEntry entry = HistoryEntry.of(result);
            boolean there = known.stream()
                    .anyMatch(one -> one.runId().equals(entry.runId())
                            && one.scenario().equals(entry.scenario())
                            && one.profile().equals(entry.profile()));
            if (!there) {
                append(entry);
                known.add(entry);
                added++;
            }
        }
        return added;
    }

    /** All stored entries, oldest first. */
    public List<HistoryEntry> entries() {
        List<HistoryEntry> entries = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return entries;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> sorted = files.filter(
                            file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
            for (Path file : sorted) {
                read(file, entries);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the history in " + folder, e);
        }
        entries.sort(Comparator.comparing(HistoryEntry::startedAt));
        return entries;
    }

    private static void read(Path file, List<HistoryEntry> entries) throws IOException {
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                entries.add(MAPPER.readValue(line, HistoryEntry.class));
            } catch (JsonProcessingException e) {
                throw new ResultFormatException(
                        file + ":" + number + " is no line of history: " + e.getOriginalMessage(), e);
            }
        }
    }

    private void append(HistoryEntry entry) {
        Path file = folder.resolve(entry.profile() + SUFFIX);
        try {
            Files.createDirectories(folder);
            TextFile.write(
                    file,
                    MAPPER.writeValueAsString(entry) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot append to " + file, e);
        }
    }
}
