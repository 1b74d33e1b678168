package io.connect.sqs.converter.avro;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.connect.sqs.converter.registry.SchemaMismatchException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.data.Schema;

/** The node of an array, which becomes a List. */
record ArrayNode(Schema connectSchema, AvroNode items) implements AvroNode {

    @Override
    public String expectation() {
        return "an array";
    }

    @Override
    public boolean accepts(JsonParser parser) {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    @Override
    public Object read(JsonParser parser) throws IOException {
        return read(parser, AvroNode::read);
    }

    @Override
    public Object readAvroJson(JsonParser parser) throws IOException {
        return read(parser, AvroNode::readAvroJson);
    }

    private List<Object> read(JsonParser parser, Reading reading) throws IOException {
        if (!accepts(parser)) {
            throw misfit(parser);
        }
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            try {
                list.add(reading.read(items, parser));
            } catch (SchemaMismatchException e) {
                throw e.atIndex(list.size());
            }
        }
        return list;
    }

    @Override
    public Object read(AvroBytes in) {
        List<Object> list = new ArrayList<>();
        for (long count = in.readBlockCount(); count > 0; count = in.readBlockCount()) {
            for (long i = 0; i < count; i++) {
                try {
                    list.add(items.read(in));
                } catch (SchemaMismatchException e) {
                    throw e.atIndex(list.size());
                }
            }
        }
        return list;
    }
}
