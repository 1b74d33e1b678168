package io.connect.sqsserver.wire;

/** Writes the members of an answer. Members with names are called the same in both protocols unless two names are given. */
public interface AnswerWriter {

    void text(String name, String value);

    /** A text that is UTF-8 already and has only characters that XML knows. */
    void utf8(String name, byte[] value);

    void number(String name, long value);

    void flag(String name, boolean value);

    /**
     * Begins a list.
     *
     * @param name the name in JSON
     * @param element the name of each of its elements in XML
     */
    void list(String name, String element);

    void endList();

    /** An element of a list that is a text. */
    void element(String value);

    /** Begins an element of a list that has members. */
    void object();

    void endObject();

    void map(MapName name);

    void endMap();

    void entry(String key, String value);

    /** Begins the value of an entry that has members. */
    void entry(String key);

    void endEntry();
}
