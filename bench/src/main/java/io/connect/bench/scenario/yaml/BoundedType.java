package io.connect.bench.scenario.yaml;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A quantity that must lie within bounds, both inclusive.
 *
 * @param least as it would be written in the file
 * @param most as it would be written in the file
 */
record BoundedType<T extends Comparable<T>>(ScalarType<T> type, String least, String most) implements Type<T> {

    @Override
    public Optional<T> read(Cursor cursor) {
        Optional<T> value = type.read(cursor);
        boolean outside = value.isPresent()
                && (value.get().compareTo(type.parser().apply(least)) < 0
                        || value.get().compareTo(type.parser().apply(most)) > 0);
        return outside ? cursor.problem(cursor.found() + " is out of range, expected " + least + " to " + most) : value;
    }

    @Override
    public ObjectNode schema(Definitions definitions) {
        return type.schema(definitions);
    }
}
