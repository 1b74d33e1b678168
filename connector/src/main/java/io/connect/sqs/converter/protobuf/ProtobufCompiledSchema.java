package io.connect.sqs.converter.protobuf;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import io.connect.sqs.converter.json.JsonFields;
import io.connect.sqs.converter.registry.CompiledSchema;
import io.connect.sqs.converter.registry.MisfitException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.DataException;

/**
 * A linked .proto file. JSON bodies are of its first message; the wire format says which message it holds by a path of
 * indexes in front of the data.
 */
final class ProtobufCompiledSchema implements CompiledSchema {

    private static final ObjectMapper JSON = new ObjectMapper(JsonFields.FACTORY);

    private final FileDescriptor file;
    private final ProtobufSchemaCompiler compiler;
    private final String description;
    private final ProtoNode first;
    private final Map<Descriptor, ProtoNode> nodes = new ConcurrentHashMap<>();

    ProtobufCompiledSchema(FileDescriptor file, ProtobufSchemaCompiler compiler, String description) {
        this.file = file;
        this.compiler = compiler;
        this.description = description;
        this.first = compiler.node(file.getMessageTypes().get(0));
        nodes.put(file.getMessageTypes().get(0), first);
    }

    @Override
    public SchemaAndValue fromJson(String body) {
        try (JsonParser parser = JsonFields.FACTORY.createParser(body)) {
            JsonNode value = JSON.readTree(parser);
            if (value == null || value.isMissingNode()) {
                throw new DataException("The body is empty, while " + description + " demands JSON");
            }
            if (parser.nextToken() != null) {
                throw new DataException("The body goes on after its JSON value");
            }
            return new SchemaAndValue(first.connectSchema(), first.fromJson(value));
        } catch (MisfitException e) {
            throw e.toDataException(description);
        } catch (IOException e) {
            throw new DataException("The body is no valid JSON: " + JsonFields.problem(e));
        }
    }

    @Override
    public SchemaAndValue fromWire(byte[] data, int offset, int length) {
        try {
            CodedInputStream in = CodedInputStream.newInstance(data, offset, length);
            Descriptor type = message(in);
            ProtoNode node = nodes.computeIfAbsent(type, compiler::node);
            DynamicMessage message =
                    DynamicMessage.newBuilder(type).mergeFrom(in).build();
            in.checkLastTagWas(0);
            return new SchemaAndValue(node.connectSchema(), node.fromProto(message));
        } catch (MisfitException e) {
            throw e.toDataException(description);
        } catch (IOException | RuntimeException e) {
            if (e instanceof DataException known) {
                throw known;
            }
            throw new DataException("The body does not fit " + description + ": " + e.getMessage(), e);
        }
    }

    /** Serializers count the messages as the .proto text declares them, without the hidden ones of map entries. */
    private static List<Descriptor> declared(Descriptor type) {
        return type.getNestedTypes().stream()
                .filter(nested -> !nested.getOptions().getMapEntry())
                .toList();
    }

    /** A count and as many indexes, outermost first; a single 0 is short for "the first message". */
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
                throw new MisfitException("message " + index + " of " + types.size());
            }
            type = types.get(index);
            types = declared(type);
        }
        if (type == null) {
            throw new MisfitException("a path of " + count + " message indexes");
        }
        return type;
    }
}
