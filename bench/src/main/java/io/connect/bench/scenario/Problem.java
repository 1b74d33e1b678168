package io.connect.bench.scenario;

import java.util.Comparator;
import java.util.Objects;

/**
 * One problem of a scenario file.
 *
 * @param file name of the file, as specified by the user
 * @param line the line, counted from 1; 0 when the problem has no position in the file
 * @param column the column, counted from 1; 0 when the problem has no position in the file
 * @param path the path of keys, such as {@code scenarios.burst.load.rate}
 * @param message the wrong value and an example of a correct one
 */
public record Problem(String file, int line, int column, String path, String message) {

    /** Orders problems by their position in the file. */
    public static final Comparator<Problem> BY_PLACE = Comparator.comparing(Problem::file)
            .thenComparingInt(Problem::line)
            .thenComparingInt(Problem::column)
            .thenComparing(Problem::message);

    public Problem {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(message, "message");
    }

    @Override
    public String toString() {
        String place = line > 0 ? file + ":" + line + ":" + column : file;
        return place + ": " + (path.isEmpty() ? "" : path + ": ") + message;
    }
}
