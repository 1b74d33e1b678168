package io.connect.sqs.converter.avro;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.connect.sqs.converter.avro.ScalarNode.Acceptance;
import io.connect.sqs.converter.registry.FloatingPoint;
import io.connect.sqs.converter.registry.SchemaMismatchException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;

/**
 * Creates the nodes of Avro's scalar types. The Connect schemas have the names and parameters of Confluent's Avro converter. So
 * this converter restores enums, fixed types and decimals when a worker writes Avro.
 */
final class ScalarNodes {

    private static final String ENUM_PARAMETER = "io.confluent.connect.avro.Enum";
    private static final String FIXED_SIZE_PARAMETER = "connect.fixed.size";
    private static final long MILLIS_PER_DAY = 86_400_000L;
    private static final Acceptance WHOLE = Acceptance.of(JsonToken.VALUE_NUMBER_INT);
    private static final Acceptance TEXT = Acceptance.of(JsonToken.VALUE_STRING);
    private static final Set<String> NOT_NUMBERS = Set.of("NaN", "Infinity", "-Infinity");
    private static final UnaryOperator<Object> AS_IS = value -> value;

    private ScalarNodes() {}

    static AvroNode of(Schema schema, boolean optional) {
        return switch (schema.getType()) {
            case NULL ->
                new ScalarNode(
                        build(SchemaBuilder.string(), true),
                        "null",
                        Acceptance.of(JsonToken.VALUE_NULL),
                        parser -> null,
                        in -> null,
                        AS_IS);
            case BOOLEAN ->
                new ScalarNode(
                        build(SchemaBuilder.bool(), optional),
                        "a boolean",
                        parser -> parser.currentToken().isBoolean(),
                        JsonParser::getBooleanValue,
                        AvroBytes::readBoolean,
                        AS_IS);
            case INT -> intNode(schema, optional);
            case LONG -> longNode(schema, optional);
            case FLOAT ->
                new ScalarNode(
                        build(SchemaBuilder.float32(), optional),
                        "a float",
                        ScalarNodes::isFloating,
                        parser -> FloatingPoint.single(floating(parser)),
                        AvroBytes::readFloat,
                        AS_IS);
            case DOUBLE ->
                new ScalarNode(
                        build(SchemaBuilder.float64(), optional),
                        "a double",
                        ScalarNodes::isFloating,
                        ScalarNodes::floating,
                        AvroBytes::readDouble,
                        AS_IS);
            case STRING ->
                new ScalarNode(
                        build(SchemaBuilder.string(), optional),
                        "a string",
                        TEXT,
                        JsonParser::getText,
                        AvroBytes::readString,
                        AS_IS);
            case ENUM -> enumNode(schema, optional);
            case BYTES -> bytesNode(schema, optional, SchemaBuilder.bytes(), AvroBytes::readBytes, -1);
            case FIXED ->
                bytesNode(
                        schema,
                        optional,
                        SchemaBuilder.bytes()
                                .name(schema.getFullName())
                                .parameter(FIXED_SIZE_PARAMETER, Integer.toString(schema.getFixedSize())),
                        in -> in.readFixed(schema.getFixedSize()),
                        schema.getFixedSize());
            default -> throw new IllegalArgumentException(schema.getType() + " is no scalar type");
        };
    }

    private static AvroNode intNode(Schema schema, boolean optional) {
        if (schema.getLogicalType() instanceof LogicalTypes.Date) {
            return whole(
                    build(org.apache.kafka.connect.data.Date.builder(), optional),
                    "a date in days",
                    ScalarNodes::intValue,
                    AvroBytes::readInt,
                    days -> new Date(((Integer) days) * MILLIS_PER_DAY));
        }
        if (schema.getLogicalType() instanceof LogicalTypes.TimeMillis) {
            return whole(
                    build(Time.builder(), optional),
                    "a time in milliseconds of the day",
                    parser -> ofDay(intValue(parser)),
                    in -> ofDay(in.readInt()),
                    millis -> new Date((Integer) millis));
        }
        return whole(
                build(SchemaBuilder.int32(), optional), "an int", ScalarNodes::intValue, AvroBytes::readInt, AS_IS);
    }

    private static AvroNode longNode(Schema schema, boolean optional) {
        boolean timestamp = schema.getLogicalType() instanceof LogicalTypes.TimestampMillis;
        return whole(
                build(timestamp ? Timestamp.builder() : SchemaBuilder.int64(), optional),
                timestamp ? "a timestamp in milliseconds" : "a long",
                ScalarNodes::longValue,
                AvroBytes::readLong,
                timestamp ? millis -> new Date((Long) millis) : AS_IS);
    }

    private static AvroNode whole(
            org.apache.kafka.connect.data.Schema connect,
            String expectation,
            ScalarNode.JsonReader json,
            Function<AvroBytes, Object> binary,
            UnaryOperator<Object> logical) {
        return new ScalarNode(connect, expectation, WHOLE, parser -> logical.apply(json.read(parser)), binary, logical);
    }

    private static AvroNode enumNode(Schema schema, boolean optional) {
        List<String> symbols = List.copyOf(schema.getEnumSymbols());
        Set<String> known = Set.copyOf(symbols);
        SchemaBuilder builder =
                SchemaBuilder.string().name(schema.getFullName()).parameter(ENUM_PARAMETER, schema.getFullName());
        symbols.forEach(symbol -> builder.parameter(ENUM_PARAMETER + "." + symbol, symbol));
        return new ScalarNode(
                build(builder, optional),
                "one of " + symbols,
                TEXT,
                parser -> {
                    String symbol = parser.getText();
                    if (!known.contains(symbol)) {
                        throw new SchemaMismatchException("one of " + symbols + " expected, but met another string");
                    }
                    return symbol;
                },
                in -> {
                    int index = in.readInt();
                    if (index < 0 || index >= symbols.size()) {
                        throw new SchemaMismatchException(
                                "symbol " + index + " of " + symbols.size() + " in " + symbols);
                    }
                    return symbols.get(index);
                },
                AS_IS);
    }

    private static AvroNode bytesNode(
            Schema schema, boolean optional, SchemaBuilder builder, Function<AvroBytes, byte[]> binary, int fixedSize) {
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            return new DecimalNode(decimal, optional, fixedSize, binary);
        }
        return new ScalarNode(
                build(builder, optional),
                "bytes as a string of characters up to U+00FF",
                TEXT,
                parser -> latin1(parser, fixedSize),
                binary::apply,
                AS_IS);
    }

    private static org.apache.kafka.connect.data.Schema build(SchemaBuilder builder, boolean optional) {
        return optional ? builder.optional().build() : builder.build();
    }

    private static int intValue(JsonParser parser) throws IOException {
        if (parser.getNumberType() != JsonParser.NumberType.INT) {
            throw new SchemaMismatchException("an int expected, but met a larger number");
        }
        return parser.getIntValue();
    }

    private static long longValue(JsonParser parser) throws IOException {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw new SchemaMismatchException("a long expected, but met a larger number");
        }
        return parser.getLongValue();
    }

    private static int ofDay(int millis) {
        if (millis < 0 || millis >= MILLIS_PER_DAY) {
            throw new SchemaMismatchException("a time of day expected, but met " + millis + " milliseconds");
        }
        return millis;
    }

    /** Whether the token can be a floating-point number. Avro's JSON writes values such as NaN as strings. */
    private static boolean isFloating(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        return token.isNumeric() || token == JsonToken.VALUE_STRING && NOT_NUMBERS.contains(parser.getText());
    }

    private static double floating(JsonParser parser) throws IOException {
        return parser.currentToken().isNumeric()
                ? FloatingPoint.finite(parser.getDoubleValue())
                : Double.parseDouble(parser.getText());
    }

    static byte[] latin1(JsonParser parser, int fixedSize) throws IOException {
        String text = parser.getText();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xFF) {
                throw new SchemaMismatchException(
                        "bytes as characters up to U+00FF expected, but met one above at " + i);
            }
        }
        if (fixedSize >= 0 && text.length() != fixedSize) {
            throw new SchemaMismatchException(fixedSize + " bytes expected, but met " + text.length());
        }
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
