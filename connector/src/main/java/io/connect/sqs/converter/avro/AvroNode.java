package io.connect.sqs.converter.avro;

import com.fasterxml.jackson.core.JsonParser;
import io.connect.sqs.converter.registry.SchemaMismatchException;
import java.io.IOException;
import org.apache.kafka.connect.data.Schema;

/**
 * Reads the values of one part of a schema. Immutable.
 *
 * <p>Avro's own GenericDatumReader would build a GenericRecord of each message, which would then be copied into a Struct.
 * Its JSON decoder refuses plain JSON, and most queues hold plain JSON.
 */
interface AvroNode {

    /** The Connect schema of the values. */
    Schema connectSchema();

    /** Words for errors: the type that a value must have. */
    String expectation();

    /** Whether a JSON value that begins with the parser's present token may be one of these. */
    boolean accepts(JsonParser parser) throws IOException;

    /**
     * Reads a JSON value.
     *
     * @param parser positioned on the value's first token; afterwards on its last
     * @throws SchemaMismatchException when the value does not fit
     */
    Object read(JsonParser parser) throws IOException;

    /**
     * Reads a value that is known to be in Avro's own JSON: behind the name of its branch, or as a default.
     *
     * @param parser positioned on the value's first token; afterwards on its last
     * @throws SchemaMismatchException when the value does not fit
     */
    default Object readAvroJson(JsonParser parser) throws IOException {
        return read(parser);
    }

    /**
     * Reads a binary value.
     *
     * @throws SchemaMismatchException when the data ends early or cannot be a value
     */
    Object read(AvroBytes in);

    /** The error for a JSON value that does not fit. */
    default SchemaMismatchException misfit(JsonParser parser) {
        return new SchemaMismatchException(
                expectation() + " expected, but met " + Tokens.describe(parser.currentToken()));
    }
}
