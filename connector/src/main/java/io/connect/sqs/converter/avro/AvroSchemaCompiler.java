package io.connect.sqs.converter.avro;

import io.connect.sqs.converter.registry.CompiledSchema;
import io.connect.sqs.converter.registry.RegisteredSchema;
import io.connect.sqs.converter.registry.SchemaCompiler;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;
import org.apache.avro.util.internal.Accessor;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.errors.DataException;

/** Compiles Avro schemas into nodes. Thread-safe. */
public final class AvroSchemaCompiler implements SchemaCompiler {

    /** The schema name with which Confluent's Avro converter recognises the struct of a union. */
    private static final String UNION_NAME = "io.confluent.connect.avro.Union";

    private final boolean ignoreUnknownFields;

    /**
     * Creates a compiler.
     *
     * @param ignoreUnknownFields whether fields in JSON that are not in the schema are ignored
     */
    public AvroSchemaCompiler(boolean ignoreUnknownFields) {
        this.ignoreUnknownFields = ignoreUnknownFields;
    }

    @Override
    public String type() {
        return RegisteredSchema.AVRO;
    }

    @Override
    public CompiledSchema compile(RegisteredSchema registered, Map<String, String> references) {
        try {
            Schema.Parser parser = lenientParser();
            references.values().forEach(parser::parse);
            Schema schema = parser.parse(registered.text());
            String description = (schema.getType() == Schema.Type.RECORD ? schema.getFullName() : schema.getName())
                    + " (id " + registered.id() + ")";
            return new AvroCompiledSchema(node(schema, false, new ArrayDeque<>()), description);
        } catch (AvroRuntimeException e) {
            throw new DataException("Schema id " + registered.id() + " is no valid Avro schema: " + e.getMessage(), e);
        }
    }

    /**
     * A parser that accepts every schema that registries accept. Defaults of the wrong type are accepted, because a body with
     * the field does not need them. Names with characters such as hyphens are accepted, because Connect allows them.
     */
    private static Schema.Parser lenientParser() {
        return new Schema.Parser(NameValidator.NO_VALIDATION).setValidateDefaults(false);
    }

    private AvroNode node(Schema schema, boolean optional, Deque<String> enclosing) {
        return switch (schema.getType()) {
            case RECORD -> record(schema, optional, enclosing);
            case ARRAY -> {
                AvroNode items = node(schema.getElementType(), false, enclosing);
                yield new ArrayNode(build(SchemaBuilder.array(items.connectSchema()), optional), items);
            }
            case MAP -> {
                AvroNode values = node(schema.getValueType(), false, enclosing);
                SchemaBuilder builder =
                        SchemaBuilder.map(org.apache.kafka.connect.data.Schema.STRING_SCHEMA, values.connectSchema());
                yield new MapNode(build(builder, optional), values);
            }
            case UNION -> union(schema, enclosing);
            default -> ScalarNodes.of(schema, optional);
        };
    }

    private AvroNode record(Schema schema, boolean optional, Deque<String> enclosing) {
        String name = schema.getFullName();
        if (enclosing.contains(name)) {
            throw new DataException("The Avro record " + name
                    + " contains itself; Connect's schemas cannot express that, so it cannot be converted");
        }
        enclosing.push(name);
        SchemaBuilder builder = SchemaBuilder.struct().name(name).doc(schema.getDoc());
        List<AvroNode> nodes = new ArrayList<>();
        for (Schema.Field field : schema.getFields()) {
            AvroNode node = node(field.schema(), false, enclosing);
            nodes.add(node);
            builder.field(field.name(), node.connectSchema());
        }
        enclosing.pop();
        org.apache.kafka.connect.data.Schema struct = build(builder, optional);
        List<RecordNode.Member> members = new ArrayList<>();
        for (Schema.Field field : schema.getFields()) {
            members.add(new RecordNode.Member(
                    struct.field(field.name()), nodes.get(field.pos()), Accessor.defaultValue(field)));
        }
        return new RecordNode(struct, name, members, ignoreUnknownFields);
    }

    private AvroNode union(Schema union, Deque<String> enclosing) {
        List<Schema> types = union.getTypes();
        if (types.isEmpty()) {
            throw new DataException("A union without branches has no value, so its schema cannot be used");
        }
        boolean nullable = union.isNullable();
        if (types.size() - (nullable ? 1 : 0) <= 1) {
            List<UnionNode.Branch> branches = new ArrayList<>();
            AvroNode only = null;
            for (Schema type : types) {
                AvroNode node = node(type, nullable, enclosing);
                branches.add(new UnionNode.Branch(type.getFullName(), node, null));
                only = only == null || type.getType() != Schema.Type.NULL ? node : only;
            }
            return new UnionNode(only.connectSchema(), branches, false);
        }
        return structUnion(types, nullable, enclosing);
    }

    private AvroNode structUnion(List<Schema> types, boolean nullable, Deque<String> enclosing) {
        Set<String> shortNames = new HashSet<>();
        boolean ambiguous = types.stream().anyMatch(type -> !shortNames.add(type.getName()));
        SchemaBuilder builder = SchemaBuilder.struct().name(UNION_NAME);
        List<AvroNode> nodes = new ArrayList<>();
        for (Schema type : types) {
            AvroNode node = node(type, true, enclosing);
            nodes.add(node);
            if (type.getType() != Schema.Type.NULL) {
                builder.field(ambiguous ? type.getFullName() : type.getName(), node.connectSchema());
            }
        }
        org.apache.kafka.connect.data.Schema struct = build(builder, nullable);
        List<UnionNode.Branch> branches = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            Schema type = types.get(i);
            branches.add(new UnionNode.Branch(
                    type.getFullName(), nodes.get(i), struct.field(ambiguous ? type.getFullName() : type.getName())));
        }
        return new UnionNode(struct, branches, true);
    }

    private static org.apache.kafka.connect.data.Schema build(SchemaBuilder builder, boolean optional) {
        return optional ? builder.optional().build() : builder.build();
    }
}
