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
 * Links .proto files with their imports: the registry's references, which come first, and the files that registries know. An
 * import that is none of these is taken for empty: many are there for options alone, which do not bear on data. If one of its
 * types is used after all, that type is not defined, and the error names the imports. Not thread-safe; one for each schema.
 */
final class ProtoLinker {

    private final Map<String, FileDescriptor> linked = new HashMap<>();
    private final Set<String> unknown = new LinkedHashSet<>();

    /**
     * Reads and links a file, which files linked later may import.
     *
     * @throws DataException when it is no valid .proto text, or uses a type that is nowhere defined
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
