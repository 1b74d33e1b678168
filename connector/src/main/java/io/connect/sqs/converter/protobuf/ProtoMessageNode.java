package io.connect.sqs.converter.protobuf;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.Message;
import io.connect.sqs.converter.registry.SchemaMismatchException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/**
 * The node of a message, which becomes a Struct. As in protobuf, an unset field with presence is null, and an unset field
 * without presence has the default value of its type.
 */
final class ProtoMessageNode implements ProtoNode {

    private final Schema schema;
    private final List<Member> members;
    private final Map<String, Member> byJsonName;
    private final boolean ignoreUnknown;

    ProtoMessageNode(Schema schema, List<Member> members, boolean ignoreUnknown) {
        this.schema = schema;
        this.members = List.copyOf(members);
        this.ignoreUnknown = ignoreUnknown;
        this.byJsonName = new HashMap<>();
        for (Member member : members) {
            byJsonName.put(member.field().name(), member);
            byJsonName.put(member.descriptor().getJsonName(), member);
        }
    }

    @Override
    public Schema connectSchema() {
        return schema;
    }

    @Override
    public Object fromJson(JsonNode value) {
        if (!value.isObject()) {
            throw ProtoScalars.misfit("an object", value);
        }
        Struct struct = new Struct(schema);
        Set<OneofDescriptor> taken = new HashSet<>();
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            Member member = byJsonName.get(entry.getKey());
            if (member != null) {
                put(struct, member, entry.getValue(), taken);
            } else if (!ignoreUnknown) {
                throw new SchemaMismatchException("the message " + schema.name() + " has no such field")
                        .inField(entry.getKey());
            }
        }
        for (Member member : members) {
            if (struct.getWithoutDefault(member.field().name()) == null && member.zero() != null) {
                struct.put(member.field(), member.zero());
            } else if (member.descriptor().isRequired()
                    && struct.getWithoutDefault(member.field().name()) == null) {
                throw new SchemaMismatchException("a value expected, but the field is missing")
                        .inField(member.field().name());
            }
        }
        return struct;
    }

    private static void put(Struct struct, Member member, JsonNode value, Set<OneofDescriptor> taken) {
        if (value.isNull() && !member.node().takesNull()) {
            return;
        }
        OneofDescriptor oneof = member.descriptor().getContainingOneof();
        if (oneof != null && !taken.add(oneof)) {
            throw new SchemaMismatchException("a second field of oneof " + oneof.getName())
                    .inField(member.field().name());
        }
        try {
            struct.put(member.field(), member.node().fromJson(value));
        } catch (SchemaMismatchException e) {
            throw e.inField(member.field().name());
        }
    }

    @Override
    public Object fromProto(Object value) {
        Message message = (Message) value;
        if (!ignoreUnknown && !message.getUnknownFields().asMap().isEmpty()) {
            throw new SchemaMismatchException("the message " + schema.name() + " has no field of number "
                    + message.getUnknownFields().asMap().keySet().iterator().next());
        }
        Struct struct = new Struct(schema);
        for (Member member : members) {
            FieldDescriptor descriptor = member.descriptor();
            if (!descriptor.hasPresence() || message.hasField(descriptor)) {
                try {
                    struct.put(member.field(), member.node().fromProto(message.getField(descriptor)));
                } catch (SchemaMismatchException e) {
                    throw e.inField(member.field().name());
                }
            }
        }
        return struct;
    }

    /**
     * A field of the message.
     *
     * @param field the field in the Connect schema
     * @param descriptor the field in the .proto file
     * @param node reads the value, or the list of values of a repeated field
     * @param zero the value if the field is missing in JSON; null if the field has presence
     */
    record Member(Field field, FieldDescriptor descriptor, ProtoNode node, Object zero) {}
}
