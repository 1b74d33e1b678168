package io.connect.testbed.scenario.read;

/**
 * A key of an object.
 *
 * @param name the key
 * @param type of its value
 * @param required whether it must be there
 * @param description what it means, for editors
 */
record Field<T>(String name, Type<T> type, boolean required, String description) {

    static <T> Field<T> required(String name, Type<T> type, String description) {
        return new Field<>(name, type, true, description);
    }

    static <T> Field<T> optional(String name, Type<T> type, String description) {
        return new Field<>(name, type, false, description);
    }
}
