package io.connect.sqs.converter.avro;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.connect.sqs.converter.registry.SchemaMismatchException;
import java.io.IOException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.data.Schema;

/**
 * A node for values of one JSON token: numbers, strings, booleans, nulls, bytes, with or without a logical type.
 *
 * @param connectSchema the schema of the values in Connect
 * @param expectation words for errors
 * @param acceptance whether a token may be such a value
 * @param json reads the value at the parser's token
 * @param binary reads the value in Avro's binary form
 * @param logical turns the plain value into that of the logical type
 */
record ScalarNode(
        Schema connectSchema,
        String expectation,
        Acceptance acceptance,
        JsonReader json,
        Function<AvroBytes, Object> binary,
        UnaryOperator<Object> logical)
        implements AvroNode {

    @Override
    public boolean accepts(JsonParser parser) throws IOException {
        return acceptance.accepts(parser);
    }

    @Override
    public Object read(JsonParser parser) throws IOException {
        if (!acceptance.accepts(parser)) {
            throw misfit(parser);
        }
        return json.read(parser);
    }

    @Override
    public Object read(AvroBytes in) {
        return logical.apply(binary.apply(in));
    }

    /** Tests a token. */
    interface Acceptance {
        boolean accepts(JsonParser parser) throws IOException;

        /** Accepts one token. */
        static Acceptance of(JsonToken token) {
            return parser -> parser.currentToken() == token;
        }
    }

    /** Reads a token. */
    interface JsonReader {
        /** @throws SchemaMismatchException when the value is of the right token and yet does not fit */
        Object read(JsonParser parser) throws IOException;
    }
}
