package io.connect.reports.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.connect.reports.json.ResultFormatException;
import io.connect.reports.text.FileTrouble;
import io.connect.reports.text.Table;
import io.connect.reports.text.TextFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A part of the scenario file that a run did not exercise. It is listed so that readers do not assume that it passed. A run
 * folder stores them in {@value #FILE}, a line of JSON each.
 *
 * @param scenario name of the scenario
 * @param missing the missing part in words: variants that were not run, targets that were not judged, a lower rate
 * @param needs the command that exercises it, and the required processes
 */
public record Unexercised(String scenario, String missing, String needs) {

    /** The file in a run folder. */
    public static final String FILE = "not-exercised.jsonl";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    public Unexercised {
        Objects.requireNonNull(scenario, "scenario");
        Objects.requireNonNull(missing, "missing");
        Objects.requireNonNull(needs, "needs");
    }

    /** The entries of a run folder; none if the run wrote no such file, as in earlier versions. */
    public static List<Unexercised> in(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return List.of();
        }
        List<Unexercised> all = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                all.add(MAPPER.readValue(line, Unexercised.class));
            }
        } catch (JsonProcessingException e) {
            throw new ResultFormatException(file + " holds a line that is no entry: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new ResultFormatException("cannot read " + file + ": " + FileTrouble.reason(e), e);
        }
        return List.copyOf(all);
    }

    /** A section of Markdown with a row for each; empty without any. */
    public static String table(List<Unexercised> all) {
        Table table = Table.of("scenario", "missing", "needs");
        all.forEach(one -> table.row(one.scenario(), one.missing(), one.needs()));
        return table.isEmpty() ? "" : "\n## Not exercised here\n\n" + table.toMarkdown();
    }

    /** Writes them into a run folder. */
    public static void write(Path folder, List<Unexercised> all) {
        StringBuilder text = new StringBuilder();
        try {
            for (Unexercised one : all) {
                text.append(MAPPER.writeValueAsString(one)).append('\n');
            }
            TextFile.write(folder.resolve(FILE), text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + folder.resolve(FILE), e);
        }
    }
}
