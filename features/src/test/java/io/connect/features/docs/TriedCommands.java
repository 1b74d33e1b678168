package io.connect.features.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rows of docs/commands.md. Each row covers the commands with a common beginning: the test that runs them, or the reason
 * why none does.
 */
final class TriedCommands {

    private static final Pattern ROW = Pattern.compile("\\| (\\S+) \\| (?:`(.+?)`|any other) \\| (.+) \\|");

    private final List<Row> rows = new ArrayList<>();

    /** @param page docs/commands.md */
    TriedCommands(Path page) throws IOException {
        for (String line : Files.readAllLines(page)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                String start = row.group(2) == null ? "" : row.group(2).replace("\\|", "|");
                rows.add(new Row(row.group(1), start, row.group(3)));
            }
        }
    }

    List<Row> rows() {
        return rows;
    }

    /** The row of a command: the first row that matches. */
    Optional<Row> rowOf(PageCommand command) {
        return rows.stream().filter(row -> row.fits(command)).findFirst();
    }

    /**
     * One row of the table.
     *
     * @param page path of a page; {@code any} for all
     * @param start text that the command begins with
     * @param tried the test that runs the command, or {@code not run:} and the reason
     */
    record Row(String page, String start, String tried) {

        boolean fits(PageCommand command) {
            boolean isPage = page.equals("any") || page.equals(command.page());
            return isPage && (command.text() + " ").startsWith(start);
        }

        boolean isRun() {
            return !tried.startsWith("not run: ");
        }
    }
}
