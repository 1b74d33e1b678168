package io.connect.sqs.converter.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.io.IOException;
import java.math.BigDecimal;
import org.apache.kafka.connect.errors.DataException;

/** Parses JSON to a tree without a loss of digits in numbers. Stateless. */
public final class ExactJson {

    /**
     * The largest number of digits of a number without exponent. Parsing 1e999999999 is cheap, but a validator that divides it
     * would need gigabytes.
     */
    public static final int MOST_DIGITS = 10_000;

    private static final ObjectMapper JSON = mapper();

    private ExactJson() {}

    /**
     * Parses a text with one JSON value.
     *
     * @param body the text; a byte order mark is skipped
     * @param reader what requires JSON, for error messages
     * @throws DataException if the text is empty, is not JSON, or has more text after the value
     */
    public static JsonNode read(String body, String reader) {
        try (JsonParser parser = JsonFields.parser(body)) {
            JsonNode value = JSON.readTree(parser);
            if (value == null || value.isMissingNode()) {
                throw new DataException("The body is empty, while " + reader + " demands JSON");
            }
            if (parser.nextToken() != null) {
                throw new DataException("The body goes on after its JSON value");
            }
            return value;
        } catch (IOException e) {
            throw new DataException("The body is no valid JSON: " + JsonFields.problem(e));
        }
    }

    /** Parses a JSON document that is not a body. */
    public static JsonNode tree(String text) throws IOException {
        return JSON.readTree(ByteOrderMark.skip(text));
    }

    private static ObjectMapper mapper() {
        ObjectMapper mapper = new ObjectMapper(JsonFields.FACTORY)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .setNodeFactory(new BoundedNumbers());
        mapper.setConfig(mapper.getDeserializationConfig().without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES));
        return mapper;
    }

    private static final class BoundedNumbers extends JsonNodeFactory {

        private static final long serialVersionUID = 1L;

        BoundedNumbers() {
            super(true);
        }

        @Override
        public ValueNode numberNode(BigDecimal value) {
            if (value != null && Math.abs((long) value.scale()) + value.precision() > MOST_DIGITS) {
                throw new DataException("The JSON holds a number of more than " + MOST_DIGITS + " digits");
            }
            return super.numberNode(value);
        }
    }
}
