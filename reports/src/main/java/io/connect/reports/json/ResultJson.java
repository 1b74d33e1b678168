package io.connect.reports.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.connect.reports.model.RunResult;
import io.connect.reports.text.FileTrouble;
import io.connect.reports.text.TextFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads and writes results as JSON. Unknown fields are ignored, so that an older program reads a newer file of the same
 * {@code schemaVersion}. A file of a newer {@code schemaVersion} is rejected. A duplicate key, or text after the result, is
 * rejected, because a reader could not know which figure is meant. Safe for use by several threads.
 */
public final class ResultJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // Otherwise 0.9 lost messages would be none.
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /** Jackson tells how a program would allow NaN, to people who have only the file. */
    private static final Pattern ADVICE = Pattern.compile(": enable `JsonReadFeature\\..*");

    private ResultJson() {}

    /** A value as a JSON tree in this format, for callers that build {@code scenarioAsRun} from records of their own. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** One result as text. */
    public static String toJson(RunResult result) {
        return text(result);
    }

    /** Writes one result. The file is written completely or not at all. */
    public static void write(Path file, RunResult result) {
        store(file, text(result));
    }

    /** Writes all results of a run into one file. */
    public static void writeAll(Path file, String runId, List<RunResult> results) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("schemaVersion", RunResult.SCHEMA_VERSION);
        all.put("runId", runId);
        all.put("results", results);
        store(file, text(all));
    }

    /** The one result in a file. */
    public static RunResult read(Path file) {
        List<RunResult> results = readAll(file);
        if (results.size() != 1) {
            throw new ResultFormatException(
                    file + " holds " + results.size() + " results, where a file with exactly one was expected");
        }
        return results.get(0);
    }

    /** The results in a file, written by {@link #write} or {@link #writeAll}. */
    public static List<RunResult> readAll(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new ResultFormatException("cannot read " + file + ": " + FileTrouble.reason(e), e);
        }
    }

    /** The results in a text; {@code source} names it in errors. */
    public static List<RunResult> parse(String source, String json) {
        JsonNode tree;
        try {
            // Programs on Windows write a byte order mark before JSON.
            tree = MAPPER.readTree(json.startsWith("\uFEFF") ? json.substring(1) : json);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            // A file that is nested too deeply is refused without a place.
            String place = at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
            throw new ResultFormatException(
                    source + place + " is not JSON: "
                            + ADVICE.matcher(e.getOriginalMessage()).replaceFirst(""),
                    e);
        }
        if (tree.isMissingNode()) {
            throw new ResultFormatException(source + " is empty");
        }
        List<RunResult> results = new ArrayList<>();
        if (tree.path("results").isArray()) {
            for (JsonNode one : tree.path("results")) {
                results.add(result(source, one));
            }
            if (results.isEmpty()) {
                throw new ResultFormatException(source + " holds no result");
            }
        } else {
            results.add(result(source, tree));
        }
        return List.copyOf(results);
    }

    private static RunResult result(String source, JsonNode tree) {
        JsonNode version = tree.path("schemaVersion");
        if (!version.canConvertToInt() || !version.canConvertToExactIntegral()) {
            throw new ResultFormatException(source + " has no whole number in .schemaVersion, so it is no run result");
        }
        if (version.intValue() > RunResult.SCHEMA_VERSION) {
            throw new ResultFormatException(source + " is of schemaVersion " + version.intValue()
                    + "; this program reads up to " + RunResult.SCHEMA_VERSION + ": not comparable");
        }
        try (JsonParser fields = new WholeNumberParser(tree, MAPPER)) {
            return MAPPER.readValue(fields, RunResult.class);
        } catch (JsonProcessingException e) {
            throw new ResultFormatException(source + " is no run result: " + WrongField.words(e, tree), e);
        } catch (IOException e) {
            throw new UncheckedIOException("a tree in memory cannot be read", e);
        }
    }

    private static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value) + System.lineSeparator();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static void store(Path file, String text) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            // Written to a temporary file and then moved, so that no reader sees half a file, even after a kill.
            Path draft = folder.resolve(
                    "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
            try {
                TextFile.write(draft, text);
                Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                // The temporary file still exists only if the disk is full or the target cannot be replaced.
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
