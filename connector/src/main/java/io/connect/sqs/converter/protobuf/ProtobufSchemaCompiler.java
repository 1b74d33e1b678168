package io.connect.sqs.converter.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.connect.sqs.converter.registry.CompiledSchema;
import io.connect.sqs.converter.registry.RegisteredSchema;
import io.connect.sqs.converter.registry.SchemaCompiler;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.errors.DataException;

/**
 * Compiles .proto schemas. Connect has no recursive schemas, so a message inside a message of the same type becomes JSON text.
 * Thread-safe.
 */
public final class ProtobufSchemaCompiler implements SchemaCompiler {

    private static final int MOST_FIELDS = 20_000;

    private final boolean ignoreUnknownFields;

    /**
     * Creates a compiler.
     *
     * @param ignoreUnknownFields whether fields that are not in the schema are ignored
     */
    public ProtobufSchemaCompiler(boolean ignoreUnknownFields) {
        this.ignoreUnknownFields = ignoreUnknownFields;
    }

    @Override
    public String type() {
        return RegisteredSchema.PROTOBUF;
    }

    @Override
    public CompiledSchema compile(RegisteredSchema schema, Map<String, String> references) {
        ProtoLinker linker = new ProtoLinker();
        references.forEach(linker::link);
        FileDescriptor file = linker.link("schema-" + schema.id() + ".proto", schema.text());
        if (file.getMessageTypes().isEmpty()) {
            throw new DataException("Protobuf schema id " + schema.id() + " declares no message");
        }
        return new ProtobufCompiledSchema(file, this, "Protobuf schema id " + schema.id());
    }

    /** Compiles one message type of a linked file. */
    ProtoNode node(Descriptor type) {
        return message(type, false, new Path(type.getFile()));
    }

    private ProtoNode message(Descriptor type, boolean optional, Path path) {
        path.enter(type);
        SchemaBuilder builder = SchemaBuilder.struct().name(type.getFullName());
        List<ProtoNode> nodes = new ArrayList<>();
        for (FieldDescriptor field : type.getFields()) {
            ProtoNode node = field(field, path);
            nodes.add(node);
            builder.field(field.getName(), node.connectSchema());
        }
        path.leave();
        org.apache.kafka.connect.data.Schema struct =
                optional ? builder.optional().build() : builder.build();
        List<ProtoMessageNode.Member> members = new ArrayList<>();
        for (FieldDescriptor field : type.getFields()) {
            ProtoNode node = nodes.get(field.getIndex());
            members.add(new ProtoMessageNode.Member(
                    struct.field(field.getName()), field, node, field.hasPresence() ? null : zero(field, node)));
        }
        return new ProtoMessageNode(struct, members, ignoreUnknownFields);
    }

    private ProtoNode field(FieldDescriptor field, Path path) {
        if (field.isMapField()) {
            FieldDescriptor key = field.getMessageType().findFieldByName("key");
            FieldDescriptor value = field.getMessageType().findFieldByName("value");
            ProtoNode keys = ProtoScalars.of(key, false);
            ProtoNode values = single(value, false, path);
            return new ProtoCollections.Entries(
                    SchemaBuilder.map(keys.connectSchema(), values.connectSchema())
                            .build(),
                    keys,
                    values,
                    key,
                    value);
        }
        if (field.isRepeated()) {
            ProtoNode items = single(field, false, path);
            return new ProtoCollections.Repeated(
                    SchemaBuilder.array(items.connectSchema()).build(), items);
        }
        return single(field, field.hasPresence() && !field.isRequired(), path);
    }

    private ProtoNode single(FieldDescriptor field, boolean optional, Path path) {
        if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
            return ProtoScalars.of(field, optional);
        }
        Descriptor type = field.getMessageType();
        if (path.contains(type)) {
            return ProtoWellKnown.json(type);
        }
        return ProtoWellKnown.node(type, optional)
                .orElseGet(() -> ProtoWellKnown.readingText(
                        type, message(type, optional, path), new ProtoMessageReader(path.root, ignoreUnknownFields)));
    }

    private static Object zero(FieldDescriptor field, ProtoNode node) {
        if (field.isMapField()) {
            return Map.of();
        }
        return field.isRepeated() ? List.of() : node.fromProto(field.getDefaultValue());
    }

    /**
     * The enclosing types during a compilation. It also counts fields, because a Connect schema is a tree, and types that use
     * each other can make it very large.
     */
    private static final class Path {

        private final Deque<Descriptor> enclosing = new ArrayDeque<>();
        private final FileDescriptor root;
        private int fields;

        Path(FileDescriptor root) {
            this.root = root;
        }

        void enter(Descriptor type) {
            fields += type.getFields().size();
            if (fields > MOST_FIELDS) {
                throw new DataException("The Protobuf message "
                        + (enclosing.isEmpty() ? type : enclosing.peekLast()).getFullName() + " has more than "
                        + MOST_FIELDS
                        + " fields when all messages inside it are written out, which is more than a schema of"
                        + " Connect can reasonably hold");
            }
            enclosing.push(type);
        }

        void leave() {
            enclosing.pop();
        }

        boolean contains(Descriptor type) {
            return enclosing.contains(type);
        }
    }
}
