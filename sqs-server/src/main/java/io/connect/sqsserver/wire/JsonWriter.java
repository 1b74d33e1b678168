package io.connect.sqsserver.wire;

import io.connect.sqsserver.json.Bytes;
import io.connect.sqsserver.json.JsonBytes;

/** Writes an answer as members of a JSON object. Names may have only ASCII characters. */
final class JsonWriter implements AnswerWriter {

    private final Bytes out;
    private boolean first = true;

    JsonWriter(Bytes out) {
        this.out = out;
    }

    @Override
    public void text(String name, String value) {
        name(name);
        JsonBytes.text(out, value);
    }

    @Override
    public void utf8(String name, byte[] value) {
        name(name);
        JsonBytes.text(out, value);
    }

    @Override
    public void number(String name, long value) {
        name(name);
        out.ascii(Long.toString(value));
    }

    @Override
    public void flag(String name, boolean value) {
        name(name);
        out.ascii(Boolean.toString(value));
    }

    @Override
    public void list(String name, String element) {
        name(name);
        begin('[');
    }

    @Override
    public void endList() {
        end(']');
    }

    @Override
    public void element(String value) {
        comma();
        JsonBytes.text(out, value);
    }

    @Override
    public void object() {
        comma();
        begin('{');
    }

    @Override
    public void endObject() {
        end('}');
    }

    @Override
    public void map(MapName name) {
        name(name.json());
        begin('{');
    }

    @Override
    public void endMap() {
        end('}');
    }

    @Override
    public void entry(String key, String value) {
        entry(key, () -> JsonBytes.text(out, value));
    }

    @Override
    public void entry(String key) {
        entry(key, () -> begin('{'));
    }

    @Override
    public void endEntry() {
        end('}');
    }

    private void entry(String key, Runnable value) {
        comma();
        JsonBytes.text(out, key);
        out.put(':');
        value.run();
    }

    private void name(String name) {
        comma();
        out.put('"').ascii(name).put('"').put(':');
    }

    private void comma() {
        if (!first) {
            out.put(',');
        }
        first = false;
    }

    private void begin(char bracket) {
        out.put(bracket);
        first = true;
    }

    private void end(char bracket) {
        out.put(bracket);
        first = false;
    }
}
