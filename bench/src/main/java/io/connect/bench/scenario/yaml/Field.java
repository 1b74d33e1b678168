package io.connect.bench.scenario.yaml;

/**
 * A key of an object.
 *
 * @param name the key
 * @param type the type of its value
 * @param required whether the key must be present
 * @param description its meaning, shown in editors
 */
public record Field<T>(String name, Type<T> type, boolean required, String description) {

    public static <T> Field<T> required(String name, Type<T> type, String description) {
        return new Field<>(name, type, true, description);
    }

    public static <T> Field<T> optional(String name, Type<T> type, String description) {
        return new Field<>(name, type, false, description);
    }
}
