package io.connect.sqs.converter.protobuf;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import io.connect.sqs.converter.json.ExactJson;
import io.connect.sqs.converter.registry.CompiledSchema;
import io.connect.sqs.converter.registry.SchemaMismatchException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.DataException;

/**
 * A compiled Protobuf schema. JSON bodies have the type of the first message in the file. In the wire format, a path of indexes
 * before the data specifies the message type.
 */
final class ProtobufCompiledSchema implements CompiledSchema {

    private final FileDescriptor file;
    private final ProtobufSchemaCompiler compiler;
    private final String description;
    private final Map<Descriptor, ProtoNode> nodes = new ConcurrentHashMap<>();

    ProtobufCompiledSchema(FileDescriptor file, ProtobufSchemaCompiler compiler, String description) {
        this.file = file;
        this.compiler = compiler;
        this.description = description;
    }

    @Override
    public SchemaAndValue fromJson(String body) {
        ProtoNode first = node(file.getMessageTypes().get(0));
        try {
            return new SchemaAndValue(first.connectSchema(), first.fromJson(ExactJson.read(body, description)));
        } catch (SchemaMismatchException e) {
            throw e.toDataException(description);
        }
    }

    @Override
    public SchemaAndValue fromWire(byte[] data, int offset, int length) {
        try {
            CodedInputStream in = CodedInputStream.newInstance(data, offset, length);
            Descriptor type = message(in);
            ProtoNode node = node(type);
            DynamicMessage message =
                    DynamicMessage.newBuilder(type).mergeFrom(in).build();
            in.checkLastTagWas(0);
            return new SchemaAndValue(node.connectSchema(), node.fromProto(message));
        } catch (SchemaMismatchException e) {
            throw e.toDataException(description);
        } catch (IOException | RuntimeException e) {
            if (e instanceof DataException known) {
                throw known;
            }
            throw new DataException("The body does not fit " + description + ": " + e.getMessage(), e);
        }
    }

    /**
     * The node of a message type, compiled at its first use. So a type that cannot be converted does not affect other types of
     * the file.
     */
    private ProtoNode node(Descriptor type) {
        return nodes.computeIfAbsent(type, compiler::node);
    }

    /** The nested types as declared in the .proto file. Serializers count these, without the generated types of map entries. */
    private static List<Descriptor> declared(Descriptor type) {
        return type.getNestedTypes().stream()
                .filter(nested -> !nested.getOptions().getMapEntry())
                .toList();
    }

    /** Reads the message type: a count and then this number of indexes, outermost first. A single 0 means the first message. */
    private Descriptor message(CodedInputStream in) throws IOException {
        int count = in.readSInt32();
        if (count == 0) {
            return file.getMessageTypes().get(0);
        }
        List<Descriptor> types = file.getMessageTypes();
        Descriptor type = null;
        for (int i = 0; i < count; i++) {
            int index = in.readSInt32();
            if (index < 0 || index >= types.size()) {
                throw new SchemaMismatchException("message " + index + " of " + types.size());
            }
            type = types.get(index);
            types = declared(type);
        }
        if (type == null) {
            throw new SchemaMismatchException("a path of " + count + " message indexes");
        }
        return type;
    }
}
