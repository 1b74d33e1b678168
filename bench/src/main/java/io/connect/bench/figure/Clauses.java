package io.connect.bench.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Builds a sentence of evidence. A figure that was not measured is left out. */
final class Clauses {

    private final List<String> clauses = new ArrayList<>();

    /** Adds a clause. */
    Clauses add(String format, Object... values) {
        clauses.add(String.format(Locale.ROOT, format, values));
        return this;
    }

    /** Adds a clause about a figure, if there is one. */
    Clauses addIf(OptionalDouble figure, String format) {
        figure.ifPresent(value -> add(format, value));
        return this;
    }

    /** All clauses in one sentence. */
    String sentence() {
        String text = String.join("; ", clauses);
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
    }
}
