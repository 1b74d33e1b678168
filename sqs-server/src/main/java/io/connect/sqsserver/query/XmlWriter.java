package io.connect.sqsserver.query;

import io.connect.sqsserver.json.Bytes;
import io.connect.sqsserver.message.Utf8;
import io.connect.sqsserver.wire.AnswerWriter;
import io.connect.sqsserver.wire.MapName;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes an answer as XML elements. */
final class XmlWriter implements AnswerWriter {

    private final Bytes out;

    /** The open elements of lists and maps, the innermost first. */
    private final Deque<String> elements = new ArrayDeque<>();

    private MapName map;

    XmlWriter(Bytes out) {
        this.out = out;
    }

    @Override
    public void text(String name, String value) {
        utf8(name, Utf8.bytes(value));
    }

    @Override
    public void utf8(String name, byte[] value) {
        open(name);
        escape(value);
        close(name);
    }

    @Override
    public void number(String name, long value) {
        open(name);
        out.ascii(Long.toString(value));
        close(name);
    }

    @Override
    public void flag(String name, boolean value) {
        open(name);
        out.ascii(Boolean.toString(value));
        close(name);
    }

    @Override
    public void list(String name, String element) {
        elements.push(element);
    }

    @Override
    public void endList() {
        elements.pop();
    }

    @Override
    public void element(String value) {
        text(elements.peek(), value);
    }

    @Override
    public void object() {
        open(elements.peek());
    }

    @Override
    public void endObject() {
        close(elements.peek());
    }

    @Override
    public void map(MapName name) {
        map = name;
    }

    @Override
    public void endMap() {
        map = null;
    }

    @Override
    public void entry(String key, String value) {
        open(map.element());
        text(map.key(), key);
        text("Value", value);
        close(map.element());
    }

    @Override
    public void entry(String key) {
        open(map.element());
        text(map.key(), key);
        open("Value");
    }

    @Override
    public void endEntry() {
        close("Value");
        close(map.element());
    }

    void open(String name) {
        out.put('<').ascii(name).put('>');
    }

    void close(String name) {
        out.ascii("</").ascii(name).put('>');
    }

    private void escape(byte[] utf8) {
        int from = 0;
        for (int at = 0; at < utf8.length; at++) {
            String entity = switch (utf8[at]) {
                case '&' -> "&amp;";
                case '<' -> "&lt;";
                case '>' -> "&gt;";
                case '"' -> "&quot;";
                case '\r' -> "&#xd;";
                default -> null;
            };
            if (entity != null) {
                out.put(utf8, from, at - from).ascii(entity);
                from = at + 1;
            }
        }
        out.put(utf8, from, utf8.length - from);
    }
}
