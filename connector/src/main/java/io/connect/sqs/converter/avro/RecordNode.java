package io.connect.sqs.converter.avro;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.connect.sqs.converter.registry.SchemaMismatchException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** The node of a record, which becomes a Struct. A field that is missing in JSON gets its default, or null if it may be null. */
final class RecordNode implements AvroNode {

    private final Schema schema;
    private final String name;
    private final List<Member> members;
    private final Map<String, Integer> indexes;
    private final boolean ignoreUnknown;

    RecordNode(Schema schema, String name, List<Member> members, boolean ignoreUnknown) {
        this.schema = schema;
        this.name = name;
        this.members = List.copyOf(members);
        this.ignoreUnknown = ignoreUnknown;
        this.indexes = new HashMap<>();
        for (int i = 0; i < members.size(); i++) {
            indexes.put(members.get(i).field().name(), i);
        }
    }

    @Override
    public Schema connectSchema() {
        return schema;
    }

    @Override
    public String expectation() {
        return "a record " + name;
    }

    @Override
    public boolean accepts(JsonParser parser) {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    boolean hasField(String fieldName) {
        return indexes.containsKey(fieldName);
    }

    @Override
    public Object read(JsonParser parser) throws IOException {
        return read(parser, AvroNode::read);
    }

    @Override
    public Object readAvroJson(JsonParser parser) throws IOException {
        return read(parser, AvroNode::readAvroJson);
    }

    private Struct read(JsonParser parser, Reading reading) throws IOException {
        if (!accepts(parser)) {
            throw misfit(parser);
        }
        parser.nextToken();
        return readFields(parser, reading);
    }

    /** Reads the fields. The parser is on the first token inside the object: a field name or the end. */
    Struct readFields(JsonParser parser, Reading reading) throws IOException {
        Struct struct = new Struct(schema);
        boolean[] seen = new boolean[members.size()];
        for (; parser.currentToken() == JsonToken.FIELD_NAME; parser.nextToken()) {
            String fieldName = parser.currentName();
            parser.nextToken();
            Integer index = indexes.get(fieldName);
            if (index != null) {
                seen[index] = true;
                readField(parser, struct, members.get(index), reading);
            } else if (ignoreUnknown) {
                parser.skipChildren();
            } else {
                throw new SchemaMismatchException("the record " + name + " has no such field").inField(fieldName);
            }
        }
        for (int i = 0; i < seen.length; i++) {
            if (!seen[i]) {
                fillIn(struct, members.get(i));
            }
        }
        return struct;
    }

    @Override
    public Object read(AvroBytes in) {
        Struct struct = new Struct(schema);
        for (Member member : members) {
            try {
                struct.put(member.field(), member.node().read(in));
            } catch (SchemaMismatchException e) {
                throw e.inField(member.field().name());
            }
        }
        return struct;
    }

    private static void readField(JsonParser parser, Struct struct, Member member, Reading reading) throws IOException {
        try {
            struct.put(member.field(), reading.read(member.node(), parser));
        } catch (SchemaMismatchException e) {
            throw e.inField(member.field().name());
        }
    }

    private static void fillIn(Struct struct, Member member) throws IOException {
        if (member.defaultValue() != null) {
            try (JsonParser parser = member.defaultValue().traverse()) {
                parser.nextToken();
                struct.put(member.field(), member.node().readAvroJson(parser));
            } catch (SchemaMismatchException e) {
                throw new SchemaMismatchException("the field is missing, and its default is none: " + e.getMessage())
                        .inField(member.field().name());
            }
        } else if (!member.field().schema().isOptional()) {
            throw new SchemaMismatchException(member.node().expectation() + " expected, but the field is missing")
                    .inField(member.field().name());
        }
    }

    /**
     * A field of the record.
     *
     * @param field the field in the Connect schema
     * @param node reads the values of the field
     * @param defaultValue the value if the field is missing; null if it has no default
     */
    record Member(Field field, AvroNode node, JsonNode defaultValue) {}
}
