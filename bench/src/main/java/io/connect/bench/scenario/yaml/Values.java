package io.connect.bench.scenario.yaml;

import java.util.Map;
import java.util.Optional;

/** The values of an object, by field. */
public final class Values {

    private final Map<Field<?>, Object> byField;

    Values(Map<Field<?>, Object> byField) {
        this.byField = byField;
    }

    /** The value of a required field. */
    public <T> T get(Field<T> field) {
        return find(field).orElseThrow(() -> new IllegalStateException("Field " + field.name() + " was not read"));
    }

    /** The value of an optional field. */
    @SuppressWarnings("unchecked") // only ObjectType fills the map, with the value that the field's own type has read
    public <T> Optional<T> find(Field<T> field) {
        return Optional.ofNullable((T) byField.get(field));
    }
}
