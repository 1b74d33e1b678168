package io.connect.sqs.converter.avro;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.connect.sqs.converter.registry.SchemaMismatchException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.avro.LogicalTypes;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.SchemaBuilder;

/**
 * The node of a decimal. In JSON it is a number or text. Most senders write amounts as {@code "12.34"}, but Avro's own JSON has
 * one character for each byte of the unscaled value. Printable ASCII, or digits with a currency sign or a no-break space, is
 * read as a number or rejected. As bytes it would be a different amount. All other text is read as bytes.
 */
final class DecimalNode implements AvroNode {

    private static final String PRECISION_PARAMETER = "connect.decimal.precision";
    private static final int MOST_DIGITS = 1000;
    private static final Pattern WRITTEN =
            Pattern.compile("[ -~]*|[0-9.,'+ \\u00A0\\u00A2-\\u00A5-]*[0-9][0-9.,'+ \\u00A0\\u00A2-\\u00A5-]*");

    private final org.apache.kafka.connect.data.Schema connectSchema;
    private final int scale;
    private final int precision;
    private final int fixedSize;
    private final Function<AvroBytes, byte[]> binary;

    /**
     * Creates a node.
     *
     * @param fixedSize the number of bytes of each value; negative if values have different lengths
     * @param binary reads the bytes of the unscaled value
     */
    DecimalNode(LogicalTypes.Decimal type, boolean optional, int fixedSize, Function<AvroBytes, byte[]> binary) {
        this.scale = type.getScale();
        this.precision = type.getPrecision();
        this.fixedSize = fixedSize;
        this.binary = binary;
        SchemaBuilder builder = Decimal.builder(scale).parameter(PRECISION_PARAMETER, Integer.toString(precision));
        this.connectSchema = optional ? builder.optional().build() : builder.build();
    }

    @Override
    public org.apache.kafka.connect.data.Schema connectSchema() {
        return connectSchema;
    }

    @Override
    public String expectation() {
        return "a decimal of at most " + precision + " digits, " + scale + " of them behind the point,"
                + " as a number or as text like 12.34";
    }

    @Override
    public boolean accepts(JsonParser parser) throws IOException {
        return parser.currentToken().isNumeric()
                || parser.currentToken() == JsonToken.VALUE_STRING
                        && (!isWritten(parser.getText()) || number(parser.getText()) != null);
    }

    @Override
    public Object read(JsonParser parser) throws IOException {
        if (parser.currentToken().isNumeric()) {
            return scaled(parser.getDecimalValue());
        }
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw misfit(parser);
        }
        String text = parser.getText();
        if (!isWritten(text)) {
            return fromCharacters(parser);
        }
        BigDecimal number = number(text);
        if (number == null) {
            throw misfit(parser);
        }
        return scaled(number);
    }

    @Override
    public Object readAvroJson(JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_STRING ? fromCharacters(parser) : read(parser);
    }

    @Override
    public Object read(AvroBytes in) {
        return unscaled(binary.apply(in));
    }

    /** Whether a text is a written number or similar text. Bytes very rarely look like this. */
    private static boolean isWritten(String text) {
        return text.length() <= MOST_DIGITS && WRITTEN.matcher(text).matches();
    }

    /** The number in a text; null if the text is not a number. */
    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private BigDecimal scaled(BigDecimal value) {
        // Parsing 1e999999999 is cheap, but writing it out is not, and no database column can store it.
        if (Math.abs((long) value.scale()) > MOST_DIGITS || value.precision() > MOST_DIGITS) {
            throw new SchemaMismatchException("a decimal of more than " + MOST_DIGITS + " digits");
        }
        try {
            return bounded(value.setScale(scale));
        } catch (ArithmeticException e) {
            throw new SchemaMismatchException(
                    "a decimal of scale " + scale + " expected, but met one of scale " + value.scale());
        }
    }

    private BigDecimal fromCharacters(JsonParser parser) throws IOException {
        return bounded(unscaled(ScalarNodes.latin1(parser, fixedSize)));
    }

    private BigDecimal bounded(BigDecimal value) {
        if (value.precision() > precision) {
            throw new SchemaMismatchException("a decimal of at most " + precision + " digits expected, but met one of "
                    + value.precision() + " digits");
        }
        return value;
    }

    private BigDecimal unscaled(byte[] bytes) {
        if (bytes.length == 0) {
            throw new SchemaMismatchException("a decimal of no bytes");
        }
        return new BigDecimal(new BigInteger(bytes), scale);
    }
}
