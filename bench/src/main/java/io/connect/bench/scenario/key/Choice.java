package io.connect.bench.scenario.key;

/**
 * One of several kinds, each of which is a record. A kind without components is written as a word, any other kind as a map with
 * the single key {@link #kind()}.
 */
public interface Choice {

    /** The name of the kind in scenarios.yaml and in results: the record's name. */
    default String kind() {
        return kindOf(getClass());
    }

    /** The word in scenarios.yaml for a kind that is written as a word. */
    default String word() {
        return kind();
    }

    /** The name of the kind for a record's class. */
    static String kindOf(Class<?> record) {
        String name = record.getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
