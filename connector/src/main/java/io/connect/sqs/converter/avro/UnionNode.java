package io.connect.sqs.converter.avro;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.connect.sqs.converter.registry.SchemaMismatchException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/**
 * The node of a union. If it has one branch and null, its values are optional values of this branch. If it has several
 * branches, its values are a Struct with a field for each branch, and one field is set. In JSON, a value may be plain. It may
 * also be an object whose only field is the branch's name, as in Avro's own JSON.
 */
final class UnionNode implements AvroNode {

    private final Schema schema;
    private final List<Branch> branches;
    private final boolean wrapped;
    private final boolean nullable;

    /**
     * Creates a node.
     *
     * @param schema the Connect schema: the schema of the only branch, or a struct of all branches
     * @param branches all branches in order
     * @param wrapped whether values are structs with a field per branch
     */
    UnionNode(Schema schema, List<Branch> branches, boolean wrapped) {
        this.schema = schema;
        this.branches = List.copyOf(branches);
        this.wrapped = wrapped;
        this.nullable = branches.stream().anyMatch(Branch::isNull);
    }

    @Override
    public Schema connectSchema() {
        return schema;
    }

    @Override
    public String expectation() {
        List<String> names = new ArrayList<>();
        branches.forEach(branch -> names.add(branch.node().expectation()));
        return String.join(" or ", names);
    }

    @Override
    public boolean accepts(JsonParser parser) {
        return true;
    }

    @Override
    public Object read(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            if (!nullable) {
                throw misfit(parser);
            }
            return null;
        }
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return readObject(parser);
        }
        return readFirst(parser, AvroNode::read);
    }

    @Override
    public Object readAvroJson(JsonParser parser) throws IOException {
        return readFirst(parser, AvroNode::readAvroJson);
    }

    /** Reads a value with the first branch that it fits. A scalar is one token, so each branch can read it anew. */
    private Object readFirst(JsonParser parser, Reading reading) throws IOException {
        boolean scalar = parser.currentToken().isScalarValue();
        SchemaMismatchException first = null;
        for (Branch branch : branches) {
            if (branch.node().accepts(parser)) {
                try {
                    return wrap(branch, reading.read(branch.node(), parser));
                } catch (SchemaMismatchException e) {
                    if (!scalar) {
                        throw e;
                    }
                    first = first == null ? e : first;
                }
            }
        }
        throw first == null ? misfit(parser) : first;
    }

    @Override
    public Object read(AvroBytes in) {
        int index = in.readInt();
        if (index < 0 || index >= branches.size()) {
            throw new SchemaMismatchException("branch " + index + " of a union of " + branches.size());
        }
        Branch branch = branches.get(index);
        return wrap(branch, branch.node().read(in));
    }

    private Object readObject(JsonParser parser) throws IOException {
        parser.nextToken();
        if (parser.currentToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            Optional<Branch> named = branches.stream()
                    .filter(branch -> branch.name().equals(name))
                    .findFirst();
            if (named.isPresent()) {
                return mayBePlain(name) ? readEither(parser, named.get()) : readTagged(parser, named.get());
            }
        }
        return readPlain(parser);
    }

    private Object readPlain(JsonParser parser) throws IOException {
        List<Branch> candidates = branches.stream().filter(Branch::isObject).toList();
        if (candidates.size() != 1) {
            throw new SchemaMismatchException(
                    expectation() + " expected, but met an object that does not name its branch as its only field");
        }
        Branch branch = candidates.get(0);
        Object value = branch.node() instanceof RecordNode record
                ? record.readFields(parser, AvroNode::read)
                : ((MapNode) branch.node()).readEntries(parser, AvroNode::read);
        return wrap(branch, value);
    }

    private Object readTagged(JsonParser parser, Branch branch) throws IOException {
        parser.nextToken();
        // Senders also write amounts as text in a record or array whose branch they name. Alone, such text is Avro's
        // own JSON.
        Object value = wrap(
                branch,
                parser.currentToken().isScalarValue()
                        ? branch.node().readAvroJson(parser)
                        : branch.node().read(parser));
        if (parser.nextToken() != JsonToken.END_OBJECT) {
            throw new SchemaMismatchException(
                    "an object with the only field " + branch.name() + " expected, but it has more");
        }
        return value;
    }

    /** Whether the name of a branch may also be a field of a plain value. */
    private boolean mayBePlain(String name) {
        return branches.stream()
                .anyMatch(branch -> branch.node() instanceof MapNode
                        || branch.node() instanceof RecordNode record && record.hasField(name));
    }

    /** Reads the object as Avro's own JSON if possible, otherwise as a plain value. */
    private Object readEither(JsonParser parser, Branch named) throws IOException {
        try (TokenBuffer object = new TokenBuffer(parser).forceUseOfBigDecimal(true)) {
            object.writeStartObject();
            for (; parser.currentToken() == JsonToken.FIELD_NAME; parser.nextToken()) {
                object.copyCurrentStructure(parser);
            }
            object.writeEndObject();
            if (!named.isNull()) {
                try (JsonParser again = inside(object)) {
                    return readTagged(again, named);
                } catch (SchemaMismatchException notTagged) {
                    // The object is a plain value whose first field has the name of a branch.
                }
            }
            try (JsonParser again = inside(object)) {
                return readPlain(again);
            }
        }
    }

    private static JsonParser inside(TokenBuffer object) throws IOException {
        JsonParser parser = object.asParser();
        parser.nextToken();
        parser.nextToken();
        return parser;
    }

    private Object wrap(Branch branch, Object value) {
        return wrapped && !branch.isNull() ? new Struct(schema).put(branch.field(), value) : value;
    }

    /**
     * One branch of the union.
     *
     * @param name Avro's name of the branch
     * @param node reads the values of the branch
     * @param field the branch's field in the struct if the union has several branches; otherwise null
     */
    record Branch(String name, AvroNode node, Field field) {

        boolean isNull() {
            return name.equals("null");
        }

        boolean isObject() {
            return node instanceof RecordNode || node instanceof MapNode;
        }
    }
}
