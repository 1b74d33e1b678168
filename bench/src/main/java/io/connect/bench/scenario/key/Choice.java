package io.connect.bench.scenario.key;

/**
 * One of several kinds of a thing, each a record of its own. A kind without components is written as a word, any other as a
 * map with the one key {@link #kind()}.
 */
public interface Choice {

    /** The kind in scenarios.yaml and in results: the record's name. */
    default String kind() {
        return kindOf(getClass());
    }

    /** The text that stands in scenarios.yaml for a kind that is written as a word. */
    default String word() {
        return kind();
    }

    /** The kind that a record stands for. */
    static String kindOf(Class<?> record) {
        String name = record.getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
