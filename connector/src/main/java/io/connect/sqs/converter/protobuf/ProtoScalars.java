package io.connect.sqs.converter.protobuf;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.connect.sqs.converter.compression.Base64Text;
import io.connect.sqs.converter.registry.FloatingPoint;
import io.connect.sqs.converter.registry.SchemaMismatchException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/** Creates the nodes of protobuf's scalar types and enums. As in protobuf's JSON, numbers may also be strings. */
final class ProtoScalars {

    private static final long UINT32_MAX = 0xFFFFFFFFL;
    private static final Set<String> NOT_NUMBERS = Set.of("NaN", "Infinity", "-Infinity");

    /** The longest text of a number. A longer text is not a 64-bit number, and is slow to parse. */
    private static final int LONGEST_NUMBER = 64;

    private ProtoScalars() {}

    static ProtoNode of(FieldDescriptor field, boolean optional) {
        return switch (field.getType()) {
            case INT32, SINT32, SFIXED32 ->
                node(
                        SchemaBuilder.int32(),
                        optional,
                        json -> (int) whole(json, Integer.MIN_VALUE, Integer.MAX_VALUE),
                        value -> value);
            case UINT32, FIXED32 ->
                node(
                        SchemaBuilder.int64(),
                        optional,
                        json -> whole(json, 0, UINT32_MAX),
                        value -> Integer.toUnsignedLong((Integer) value));
            case INT64, SINT64, SFIXED64 ->
                node(
                        SchemaBuilder.int64(),
                        optional,
                        json -> whole(json, Long.MIN_VALUE, Long.MAX_VALUE),
                        value -> value);
            case UINT64, FIXED64 ->
                node(SchemaBuilder.int64(), optional, json -> whole(json, 0, Long.MAX_VALUE), ProtoScalars::signed);
            case FLOAT ->
                node(SchemaBuilder.float32(), optional, json -> FloatingPoint.single(floating(json)), value -> value);
            case DOUBLE -> node(SchemaBuilder.float64(), optional, ProtoScalars::floating, value -> value);
            case BOOL -> node(SchemaBuilder.bool(), optional, ProtoScalars::truth, value -> value);
            case STRING -> node(SchemaBuilder.string(), optional, ProtoScalars::text, value -> value);
            case BYTES ->
                node(SchemaBuilder.bytes(), optional, ProtoScalars::bytes, value -> ((ByteString) value).toByteArray());
            case ENUM -> enumNode(field.getEnumType(), optional);
            default -> throw new IllegalArgumentException(field.getType() + " is no scalar type");
        };
    }

    static ProtoNode node(
            SchemaBuilder builder, boolean optional, Function<JsonNode, Object> json, Function<Object, Object> proto) {
        return new Scalar(optional ? builder.optional().build() : builder.build(), json, proto);
    }

    private static ProtoNode enumNode(EnumDescriptor type, boolean optional) {
        return node(SchemaBuilder.string().name(type.getFullName()), optional, json -> symbol(type, json), value -> {
            EnumValueDescriptor symbol = (EnumValueDescriptor) value;
            return symbol.getIndex() < 0 ? Integer.toString(symbol.getNumber()) : symbol.getName();
        });
    }

    private static String symbol(EnumDescriptor type, JsonNode json) {
        EnumValueDescriptor named = json.isTextual() ? type.findValueByName(json.textValue()) : null;
        if (named != null) {
            return named.getName();
        }
        int number;
        try {
            number = (int) whole(json, Integer.MIN_VALUE, Integer.MAX_VALUE);
        } catch (SchemaMismatchException e) {
            throw new SchemaMismatchException("a symbol of " + type.getFullName() + " expected, but met another");
        }
        EnumValueDescriptor symbol = type.findValueByNumber(number);
        if (symbol == null && type.isClosed()) {
            throw new SchemaMismatchException(
                    "a symbol of " + type.getFullName() + " expected, but met another number");
        }
        return symbol == null ? Integer.toString(number) : symbol.getName();
    }

    private static long whole(JsonNode json, long min, long max) {
        BigDecimal number;
        if (json.isIntegralNumber() && json.canConvertToLong()) {
            number = BigDecimal.valueOf(json.longValue());
        } else if (json.isTextual() && json.textValue().length() <= LONGEST_NUMBER || json.isNumber()) {
            number = decimal(json);
        } else {
            throw misfit("a whole number", json);
        }
        // A number such as 1e999999999 would need gigabytes if it were written out.
        if (number.scale() > 0 && number.stripTrailingZeros().scale() > 0 || number.precision() - number.scale() > 20) {
            throw new SchemaMismatchException(
                    "a whole number from " + min + " to " + max + " expected, but met another number");
        }
        BigInteger integer = number.toBigInteger();
        if (integer.compareTo(BigInteger.valueOf(min)) < 0 || integer.compareTo(BigInteger.valueOf(max)) > 0) {
            throw new SchemaMismatchException(
                    "a whole number from " + min + " to " + max + " expected, but met one beyond");
        }
        return integer.longValue();
    }

    private static BigDecimal decimal(JsonNode json) {
        try {
            return json.isTextual() ? new BigDecimal(json.textValue()) : json.decimalValue();
        } catch (NumberFormatException e) {
            throw misfit("a whole number", json);
        }
    }

    private static Object signed(Object unsigned) {
        if ((Long) unsigned < 0) {
            throw new SchemaMismatchException("an unsigned number beyond 63 bits, for which Connect has no type");
        }
        return unsigned;
    }

    private static double floating(JsonNode json) {
        if (json.isNumber()) {
            return FloatingPoint.finite(json.doubleValue());
        }
        String text = json.isTextual() && json.textValue().length() <= LONGEST_NUMBER ? json.textValue() : "";
        if (NOT_NUMBERS.contains(text)) {
            return Double.parseDouble(text);
        }
        try {
            return FloatingPoint.finite(new BigDecimal(text).doubleValue());
        } catch (NumberFormatException e) {
            throw misfit("a number", json);
        }
    }

    private static Object truth(JsonNode json) {
        if (!json.isBoolean()) {
            throw misfit("a boolean", json);
        }
        return json.booleanValue();
    }

    private static Object text(JsonNode json) {
        if (!json.isTextual()) {
            throw misfit("a string", json);
        }
        return json.textValue();
    }

    private static Object bytes(JsonNode json) {
        if (!json.isTextual()) {
            throw misfit("base64", json);
        }
        byte[] text = json.textValue().getBytes(StandardCharsets.UTF_8);
        return text.length == 0 ? text : Base64Text.decode(text).orElseThrow(() -> misfit("base64", json));
    }

    static SchemaMismatchException misfit(String expected, JsonNode met) {
        return new SchemaMismatchException(expected + " expected, but met "
                + (met.isTextual() ? "a string" : met.getNodeType().toString().toLowerCase(java.util.Locale.ROOT)));
    }

    private record Scalar(Schema connectSchema, Function<JsonNode, Object> json, Function<Object, Object> proto)
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
