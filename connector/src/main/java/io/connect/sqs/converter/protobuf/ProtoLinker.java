package io.connect.sqs.converter.protobuf;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.errors.DataException;

/**
 * Links .proto files with their imports: first the references of the schema, then files that are built into registries. Any
 * other import counts as an empty file, because many imports only define options, which do not affect the data. If a type of
 * such a file is used, the error contains the unknown imports. Not thread-safe; one for each schema.
 */
final class ProtoLinker {

    private final Map<String, FileDescriptor> linked = new HashMap<>();
    private final Set<String> unknown = new LinkedHashSet<>();

    /**
     * Parses and links a file. Files that are linked later may import it.
     *
     * @throws DataException if the text is not a valid .proto file, or uses an undefined type
     */
    FileDescriptor link(String name, String text) {
        FileDescriptorProto file = ProtoFileReader.read(name, text);
        List<FileDescriptor> imports = new ArrayList<>();
        for (String imported : file.getDependencyList()) {
            imports.add(resolve(imported));
        }
        FileDescriptor descriptor = build(file, imports);
        linked.put(name, descriptor);
        return descriptor;
    }

    private FileDescriptor resolve(String name) {
        FileDescriptor known = linked.get(name);
        if (known == null) {
            known = ProtoWellKnown.file(name);
        }
        if (known != null) {
            return known;
        }
        Optional<String> text = ProtoKnownFiles.text(name);
        if (text.isPresent()) {
            return link(name, text.get());
        }
        unknown.add(name);
        FileDescriptor empty =
                build(FileDescriptorProto.newBuilder().setName(name).build(), List.of());
        linked.put(name, empty);
        return empty;
    }

    private FileDescriptor build(FileDescriptorProto file, List<FileDescriptor> imports) {
        try {
            return FileDescriptor.buildFrom(file, imports.toArray(FileDescriptor[]::new));
        } catch (DescriptorValidationException e) {
            String hint = unknown.isEmpty()
                    ? ""
                    : ". Nothing is known of the imports " + unknown
                            + ": they are neither among the schema's references in the registry nor files that registries know";
            throw new DataException("The .proto schema is invalid: " + e.getMessage() + hint, e);
        }
    }
}
