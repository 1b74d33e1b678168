package io.connect.bench.scenario.yaml;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Function;

/**
 * A quantity that must lie within bounds, both inclusive.
 *
 * @param print how a bound is written, for messages
 */
record BoundedType<T extends Comparable<T>>(Type<T> type, T min, T max, Function<T, String> print) implements Type<T> {

    @Override
    public Optional<T> read(Cursor cursor) {
        Optional<T> value = type.read(cursor);
        if (value.isPresent() && (value.get().compareTo(min) < 0 || value.get().compareTo(max) > 0)) {
            return cursor.problem(
                    cursor.found() + " is out of range, expected " + print.apply(min) + " to " + print.apply(max));
        }
        return value;
    }

    @Override
    public ObjectNode schema(Definitions definitions) {
        return type.schema(definitions);
    }
}
