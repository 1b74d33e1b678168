package io.connect.sqs.converter.protobuf;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MessageOptions;
import com.google.protobuf.DescriptorProtos.OneofDescriptorProto;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.connect.errors.DataException;

/**
 * Parses the text of a .proto file, syntax proto2 or proto3, to its descriptor: messages, enums, oneofs, maps and imports.
 * Options except json_name, services, extensions and defaults do not affect the data and are ignored. Groups and editions are
 * rejected.
 *
 * <p>protobuf-java has no parser for this text. Libraries with a parser (Wire, protobuf-dynamic) would add Kotlin's runtime or
 * Guava to the plugin.
 */
final class ProtoFileReader {

    private static final Map<String, Type> SCALARS = Map.ofEntries(
            Map.entry("double", Type.TYPE_DOUBLE),
            Map.entry("float", Type.TYPE_FLOAT),
            Map.entry("int32", Type.TYPE_INT32),
            Map.entry("int64", Type.TYPE_INT64),
            Map.entry("uint32", Type.TYPE_UINT32),
            Map.entry("uint64", Type.TYPE_UINT64),
            Map.entry("sint32", Type.TYPE_SINT32),
            Map.entry("sint64", Type.TYPE_SINT64),
            Map.entry("fixed32", Type.TYPE_FIXED32),
            Map.entry("fixed64", Type.TYPE_FIXED64),
            Map.entry("sfixed32", Type.TYPE_SFIXED32),
            Map.entry("sfixed64", Type.TYPE_SFIXED64),
            Map.entry("bool", Type.TYPE_BOOL),
            Map.entry("string", Type.TYPE_STRING),
            Map.entry("bytes", Type.TYPE_BYTES));

    private static final String PROTO2 = "proto2";
    private static final String PROTO3 = "proto3";

    private final ProtoTokens tokens;
    private final FileDescriptorProto.Builder file;
    private boolean proto3;

    private ProtoFileReader(String name, String text) {
        this.tokens = new ProtoTokens(text);
        this.file = FileDescriptorProto.newBuilder().setName(name);
    }

    /**
     * Parses a file.
     *
     * @param name the name of the file in imports
     * @param text the text of the file
     * @throws DataException if the text is not a valid .proto file; the message contains the line
     */
    static FileDescriptorProto read(String name, String text) {
        return new ProtoFileReader(name, text).read();
    }

    private FileDescriptorProto read() {
        while (!tokens.atEnd()) {
            if (tokens.skip("syntax")) {
                readSyntax();
            } else if (tokens.is("edition")) {
                throw tokens.error("editions are not supported, only syntax proto2 and proto3");
            } else if (tokens.skip("package")) {
                file.setPackage(tokens.name());
                tokens.expect(";");
            } else if (tokens.skip("import")) {
                readImport();
            } else if (tokens.skip("message")) {
                file.addMessageType(readMessage());
            } else if (tokens.skip("enum")) {
                file.addEnumType(readEnum());
            } else if (!tokens.skip(";")) {
                skipElement();
            }
        }
        return file.build();
    }

    private void readSyntax() {
        tokens.expect("=");
        String syntax = tokens.string();
        if (!syntax.equals(PROTO2) && !syntax.equals(PROTO3)) {
            throw tokens.error("unknown syntax '" + syntax + "'");
        }
        proto3 = syntax.equals(PROTO3);
        file.setSyntax(syntax);
        tokens.expect(";");
    }

    private void readImport() {
        boolean isPublic = tokens.skip("public");
        boolean isWeak = !isPublic && tokens.skip("weak");
        file.addDependency(tokens.string());
        if (isPublic) {
            file.addPublicDependency(file.getDependencyCount() - 1);
        }
        if (isWeak) {
            file.addWeakDependency(file.getDependencyCount() - 1);
        }
        tokens.expect(";");
    }

    /** Skips an option, a service or an extension, which ends with a semicolon or a block. */
    private void skipElement() {
        if (tokens.is("option")) {
            tokens.skipStatement();
            return;
        }
        if (!tokens.is("service") && !tokens.is("extend")) {
            throw tokens.error("a message, an enum or another element of a file expected");
        }
        while (!tokens.is("{")) {
            tokens.take();
        }
        tokens.skipBlock("{", "}");
    }

    private DescriptorProto readMessage() {
        DescriptorProto.Builder message = DescriptorProto.newBuilder().setName(tokens.name());
        tokens.expect("{");
        while (!tokens.skip("}")) {
            readMember(message);
        }
        return withSyntheticOneofs(message);
    }

    private void readMember(DescriptorProto.Builder message) {
        if (tokens.skip("message")) {
            message.addNestedType(readMessage());
        } else if (tokens.skip("enum")) {
            message.addEnumType(readEnum());
        } else if (tokens.skip("oneof")) {
            readOneof(message);
        } else if (tokens.skip("map")) {
            readMap(message);
        } else if (tokens.is("option") || tokens.is("reserved") || tokens.is("extensions")) {
            tokens.skipStatement();
        } else if (tokens.is("extend")) {
            skipElement();
        } else if (!tokens.skip(";")) {
            message.addField(readField());
        }
    }

    private FieldDescriptorProto readField() {
        FieldDescriptorProto.Builder field = FieldDescriptorProto.newBuilder().setLabel(Label.LABEL_OPTIONAL);
        if (tokens.skip("repeated")) {
            field.setLabel(Label.LABEL_REPEATED);
        } else if (tokens.skip("required")) {
            field.setLabel(Label.LABEL_REQUIRED);
        } else if (tokens.skip("optional") && proto3) {
            field.setProto3Optional(true);
        }
        return readTypeAndName(field);
    }

    private FieldDescriptorProto readTypeAndName(FieldDescriptorProto.Builder field) {
        if (tokens.is("group")) {
            throw tokens.error("groups are not supported");
        }
        setType(field, tokens.name());
        field.setName(tokens.name());
        return readNumber(field);
    }

    private FieldDescriptorProto readNumber(FieldDescriptorProto.Builder field) {
        tokens.expect("=");
        field.setNumber(tokens.integer());
        if (tokens.skip("[")) {
            readFieldOptions(field);
        }
        tokens.expect(";");
        return field.build();
    }

    private void readFieldOptions(FieldDescriptorProto.Builder field) {
        while (!tokens.skip("]")) {
            if (tokens.skip("json_name")) {
                tokens.expect("=");
                field.setJsonName(tokens.string());
            } else if (tokens.is("{")) {
                tokens.skipBlock("{", "}");
            } else if (tokens.is("[")) {
                tokens.skipBlock("[", "]");
            } else {
                tokens.take();
            }
        }
    }

    private static void setType(FieldDescriptorProto.Builder field, String type) {
        Type scalar = SCALARS.get(type);
        if (scalar == null) {
            field.setTypeName(type);
        } else {
            field.setType(scalar);
        }
    }

    private void readOneof(DescriptorProto.Builder message) {
        int index = message.getOneofDeclCount();
        message.addOneofDecl(OneofDescriptorProto.newBuilder().setName(tokens.name()));
        tokens.expect("{");
        while (!tokens.skip("}")) {
            if (tokens.is("option")) {
                tokens.skipStatement();
            } else if (!tokens.skip(";")) {
                FieldDescriptorProto.Builder field =
                        FieldDescriptorProto.newBuilder().setLabel(Label.LABEL_OPTIONAL);
                field.setOneofIndex(index);
                message.addField(readTypeAndName(field));
            }
        }
    }

    /** Reads a map field, which is an abbreviation for repeated nested messages with key and value. */
    private void readMap(DescriptorProto.Builder message) {
        tokens.expect("<");
        FieldDescriptorProto.Builder key = entryField("key", 1);
        setType(key, tokens.name());
        tokens.expect(",");
        FieldDescriptorProto.Builder value = entryField("value", 2);
        setType(value, tokens.name());
        tokens.expect(">");
        String name = tokens.name();
        String entry = entryName(name);
        message.addNestedType(DescriptorProto.newBuilder()
                .setName(entry)
                .addField(key)
                .addField(value)
                .setOptions(MessageOptions.newBuilder().setMapEntry(true)));
        message.addField(readNumber(FieldDescriptorProto.newBuilder()
                .setLabel(Label.LABEL_REPEATED)
                .setType(Type.TYPE_MESSAGE)
                .setTypeName(entry)
                .setName(name)));
    }

    private static FieldDescriptorProto.Builder entryField(String name, int number) {
        return FieldDescriptorProto.newBuilder().setName(name).setNumber(number).setLabel(Label.LABEL_OPTIONAL);
    }

    /** The name of the entry message, as in protoc: map_field becomes MapFieldEntry. */
    private static String entryName(String field) {
        StringBuilder name = new StringBuilder();
        for (String part : field.split("_")) {
            if (!part.isEmpty()) {
                name.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
            }
        }
        return name.append("Entry").toString();
    }

    /** Adds a separate oneof for each optional field of proto3. These oneofs come after all real ones. */
    private static DescriptorProto withSyntheticOneofs(DescriptorProto.Builder message) {
        for (FieldDescriptorProto.Builder field : message.getFieldBuilderList()) {
            if (field.getProto3Optional()) {
                field.setOneofIndex(message.getOneofDeclCount());
                message.addOneofDecl(OneofDescriptorProto.newBuilder().setName("_" + field.getName()));
            }
        }
        return message.build();
    }

    private EnumDescriptorProto readEnum() {
        EnumDescriptorProto.Builder values = EnumDescriptorProto.newBuilder().setName(tokens.name());
        tokens.expect("{");
        while (!tokens.skip("}")) {
            if (tokens.is("option")) {
                boolean alias = readAliasOption();
                if (alias) {
                    values.getOptionsBuilder().setAllowAlias(true);
                }
            } else if (tokens.is("reserved")) {
                tokens.skipStatement();
            } else if (!tokens.skip(";")) {
                EnumValueDescriptorProto.Builder value =
                        EnumValueDescriptorProto.newBuilder().setName(tokens.name());
                tokens.expect("=");
                value.setNumber(tokens.integer());
                tokens.skipStatement();
                values.addValue(value);
            }
        }
        return values.build();
    }

    private boolean readAliasOption() {
        tokens.expect("option");
        boolean alias = tokens.skip("allow_alias") && tokens.skip("=") && tokens.skip("true");
        tokens.skipStatement();
        return alias;
    }
}
