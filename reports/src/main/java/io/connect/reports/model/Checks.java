package io.connect.reports.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Checks and copies for the compact constructors of this package. */
final class Checks {

    private Checks() {}

    static void text(String field, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(field + " is missing or blank, a text is needed");
        }
    }

    /** A name that is a part of paths, of which a program writes files. It must not lead to another folder. */
    static void fileName(String field, String value) {
        text(field, value);
        if (value.contains("/") || value.contains("\\") || value.equals(".") || value.equals("..")) {
            throw new IllegalArgumentException(
                    field + " is '" + value + "', a name without / and \\ is needed, since files are named after it");
        }
    }

    static void present(String field, Object value) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
    }

    static void finite(String field, double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(field + " is " + value + ", a finite number is needed");
        }
    }

    static void finiteOrNull(String field, Double value) {
        if (value != null) {
            finite(field, value);
        }
    }

    static void notNegative(String field, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(field + " is " + value + ", a number of 0 or more is needed");
        }
    }

    static <T> List<T> list(List<T> values) {
        if (values != null && values.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("an element of a list is null, a value is needed");
        }
        return values == null ? List.of() : List.copyOf(values);
    }

    /**
     * Preserves the order of the entries, so that writing a file twice gives the same bytes. An entry of a file whose value is
     * null says nothing, and is left out.
     */
    static <T> Map<String, T> map(Map<String, T> values) {
        if (values == null) {
            return Map.of();
        }
        Map<String, T> copy = new LinkedHashMap<>(values);
        copy.values().removeIf(Objects::isNull);
        return Collections.unmodifiableMap(copy);
    }

    /** A copy that may contain nulls, which stand for missing samples. */
    static <T> List<T> sparse(List<T> values) {
        return values == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(values));
    }
}
