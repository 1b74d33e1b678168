package io.connect.sqs.converter.avro;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.connect.sqs.converter.registry.SchemaMismatchException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;

/** The node of a map with string keys. */
record MapNode(Schema connectSchema, AvroNode values) implements AvroNode {

    @Override
    public String expectation() {
        return "a map";
    }

    @Override
    public boolean accepts(JsonParser parser) {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    @Override
    public Object read(JsonParser parser) throws IOException {
        return read(parser, AvroNode::read);
    }

    @Override
    public Object readAvroJson(JsonParser parser) throws IOException {
        return read(parser, AvroNode::readAvroJson);
    }

    private Map<String, Object> read(JsonParser parser, Reading reading) throws IOException {
        if (!accepts(parser)) {
            throw misfit(parser);
        }
        parser.nextToken();
        return readEntries(parser, reading);
    }

    /** Reads the entries. The parser is on the first token inside the object: a key or the end. */
    Map<String, Object> readEntries(JsonParser parser, Reading reading) throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        for (; parser.currentToken() == JsonToken.FIELD_NAME; parser.nextToken()) {
            String key = parser.currentName();
            parser.nextToken();
            try {
                map.put(key, reading.read(values, parser));
            } catch (SchemaMismatchException e) {
                throw e.inField(key);
            }
        }
        return map;
    }

    @Override
    public Object read(AvroBytes in) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (long count = in.readBlockCount(); count > 0; count = in.readBlockCount()) {
            for (long i = 0; i < count; i++) {
                String key = in.readString();
                try {
                    map.put(key, values.read(in));
                } catch (SchemaMismatchException e) {
                    throw e.inField(key);
                }
            }
        }
        return map;
    }
}
