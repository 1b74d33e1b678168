package io.connect.sqsserver.wire;

/** Writes the members of an answer. A member has the same name in both protocols, unless two names are given. */
public interface AnswerWriter {

    void text(String name, String value);

    /** Writes a text that is already UTF-8 and has only characters that XML allows. */
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

    /** Writes a list element that is a text. */
    void element(String value);

    /** Begins a list element that has members. */
    void object();

    void endObject();

    void map(MapName name);

    void endMap();

    void entry(String key, String value);

    /** Begins a map value that has members. */
    void entry(String key);

    void endEntry();
}
