package io.connect.sqs.converter.avro;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.connect.sqs.converter.registry.SchemaMismatchException;
import java.io.IOException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.data.Schema;

/**
 * A node for values with a single JSON token: numbers, strings, booleans, nulls and bytes, with or without a logical type.
 *
 * @param connectSchema the Connect schema of the values
 * @param expectation the expected type, for error messages
 * @param acceptance whether a JSON token may be a value of this type
 * @param json reads the value at the parser's current token
 * @param binary reads the value in Avro's binary format
 * @param logical converts the plain value to the logical type
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

    /** Tests the parser's current token. */
    interface Acceptance {
        boolean accepts(JsonParser parser) throws IOException;

        /** Accepts only this token. */
        static Acceptance of(JsonToken token) {
            return parser -> parser.currentToken() == token;
        }
    }

    /** Reads the value at the parser's current token. */
    interface JsonReader {
        /** @throws SchemaMismatchException if the token has the right type but the value does not match */
        Object read(JsonParser parser) throws IOException;
    }
}
