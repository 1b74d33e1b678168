package io.connect.sqs.converter.protobuf;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.AnyProto;
import com.google.protobuf.ApiProto;
import com.google.protobuf.DescriptorProtos;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DurationProto;
import com.google.protobuf.EmptyProto;
import com.google.protobuf.FieldMaskProto;
import com.google.protobuf.Message;
import com.google.protobuf.SourceContextProto;
import com.google.protobuf.StructProto;
import com.google.protobuf.TimestampProto;
import com.google.protobuf.TypeProto;
import com.google.protobuf.WrappersProto;
import io.connect.sqs.converter.registry.SchemaMismatchException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;

/** Google's well-known .proto files, which schemas import without a reference, and nodes for their special types. */
final class ProtoWellKnown {

    private static final Map<String, FileDescriptor> FILES = Stream.of(
                    AnyProto.getDescriptor(),
                    ApiProto.getDescriptor(),
                    DescriptorProtos.getDescriptor(),
                    DurationProto.getDescriptor(),
                    EmptyProto.getDescriptor(),
                    FieldMaskProto.getDescriptor(),
                    SourceContextProto.getDescriptor(),
                    StructProto.getDescriptor(),
                    TimestampProto.getDescriptor(),
                    TypeProto.getDescriptor(),
                    WrappersProto.getDescriptor())
            .collect(Collectors.toUnmodifiableMap(file -> file.getFile().getName(), file -> file.getFile()));

    private static final String VALUE = "google.protobuf.Value";
    private static final String LIST = "google.protobuf.ListValue";
    private static final String ANY = "google.protobuf.Any";

    /** Types that can contain any JSON value, object or array. */
    private static final Set<String> JSON = Set.of(VALUE, LIST, "google.protobuf.Struct");

    private static final String TIMESTAMP = "google.protobuf.Timestamp";
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private ProtoWellKnown() {}

    static FileDescriptor file(String name) {
        return FILES.get(name);
    }

    /**
     * A node for a message type that is a plain value in Connect: timestamps, wrappers of scalars, and types for any JSON.
     * Empty for other types.
     */
    static Optional<ProtoNode> node(Descriptor type, boolean optional) {
        if (isTimestamp(type)) {
            return Optional.of(ProtoScalars.node(
                    Timestamp.builder(), optional, ProtoWellKnown::timestamp, ProtoWellKnown::timestamp));
        }
        if (isAnyJson(type)) {
            return Optional.of(json(type));
        }
        if (isWrapper(type)) {
            FieldDescriptor value = type.getFields().get(0);
            ProtoNode scalar = ProtoScalars.of(value, optional);
            return Optional.of(new Plain(
                    scalar.connectSchema(),
                    scalar::fromJson,
                    message -> scalar.fromProto(((Message) message).getField(value)),
                    false));
        }
        return Optional.empty();
    }

    static boolean isTimestamp(Descriptor type) {
        return type.getFullName().equals(TIMESTAMP);
    }

    static boolean isAny(Descriptor type) {
        return type.getFullName().equals(ANY);
    }

    /** Whether a type can contain any JSON value, object or array. */
    static boolean isAnyJson(Descriptor type) {
        return JSON.contains(type.getFullName());
    }

    /** Whether JSON null is a value of a type. */
    static boolean takesNull(Descriptor type) {
        return type.getFullName().equals(VALUE);
    }

    /** Whether a type is a wrapper that makes a scalar optional. */
    static boolean isWrapper(Descriptor type) {
        return type.getFile()
                .getName()
                .equals(WrappersProto.getDescriptor().getFile().getName());
    }

    /**
     * A node that converts a message to its JSON text. The schema is always an optional string, because no type describes the
     * content.
     */
    static ProtoNode json(Descriptor type) {
        boolean anything = takesNull(type);
        boolean list = type.getFullName().equals(LIST);
        return new Plain(
                Schema.OPTIONAL_STRING_SCHEMA,
                json -> {
                    if (!anything && (list ? !json.isArray() : !json.isObject())) {
                        throw ProtoScalars.misfit(list ? "an array" : "an object", json);
                    }
                    return json.toString();
                },
                message -> ProtoJsonWriter.write((Message) message).toString(),
                anything);
    }

    /**
     * Creates the node of a message with a special format in protobuf's JSON; returns {@code fields} for other messages.
     *
     * @param fields the node for the message's fields
     * @param messages reads the content of an Any
     */
    static ProtoNode readingText(Descriptor type, ProtoNode fields, ProtoMessageReader messages) {
        if (isAny(type)) {
            return new Plain(fields.connectSchema(), json -> any(json, fields, messages), fields::fromProto, false);
        }
        if (!ProtoTextForms.has(type)) {
            return fields;
        }
        return new Plain(
                fields.connectSchema(),
                json -> json.isTextual() ? struct(type, json.textValue(), fields) : fields.fromJson(json),
                fields::fromProto,
                false);
    }

    private static Object struct(Descriptor type, String text, ProtoNode fields) {
        Struct struct = new Struct(fields.connectSchema());
        ProtoTextForms.parse(type, text).forEach(struct::put);
        return struct;
    }

    private static Object any(JsonNode json, ProtoNode fields, ProtoMessageReader messages) {
        return json.has("@type")
                ? new Struct(fields.connectSchema())
                        .put("type_url", json.get("@type").asText())
                        .put("value", messages.content(json))
                : fields.fromJson(json);
    }

    private static Object timestamp(JsonNode json) {
        try {
            return Date.from(instant(json));
        } catch (IllegalArgumentException e) {
            throw ProtoScalars.misfit("a timestamp in RFC 3339", json);
        }
    }

    static Instant instant(JsonNode json) {
        if (!json.isTextual()) {
            throw ProtoScalars.misfit("a timestamp in RFC 3339", json);
        }
        try {
            return OffsetDateTime.parse(json.textValue()).toInstant();
        } catch (DateTimeException e) {
            throw ProtoScalars.misfit("a timestamp in RFC 3339", json);
        }
    }

    private static Object timestamp(Object value) {
        Message message = (Message) value;
        long seconds = (Long) message.getField(message.getDescriptorForType().findFieldByNumber(1));
        int nanos = (Integer) message.getField(message.getDescriptorForType().findFieldByNumber(2));
        if (nanos < 0 || nanos >= NANOS_PER_SECOND) {
            throw new SchemaMismatchException("a timestamp of " + nanos + " nanoseconds within its second");
        }
        try {
            return Date.from(Instant.ofEpochSecond(seconds, nanos));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new SchemaMismatchException("a timestamp of " + seconds + " seconds, beyond what Connect can hold");
        }
    }

    private record Plain(
            Schema connectSchema, Function<JsonNode, Object> json, Function<Object, Object> proto, boolean takesNull)
            implements ProtoNode {
        @Override
        public Object fromJson(JsonNode value) {
            return json.apply(value);
        }

        @Override
        public Object fromProto(Object value) {
            return proto.apply(value);
        }
    }
}
