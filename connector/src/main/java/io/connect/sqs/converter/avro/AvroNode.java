package io.connect.sqs.converter.avro;

import com.fasterxml.jackson.core.JsonParser;
import io.connect.sqs.converter.registry.SchemaMismatchException;
import java.io.IOException;
import org.apache.kafka.connect.data.Schema;

/**
 * Reads the values of one part of a schema. Immutable.
 *
 * <p>Avro's own GenericDatumReader is not used, because it builds a GenericRecord, which would have to be copied to a Struct.
 * Avro's JSON decoder rejects plain JSON, which most queues contain.
 */
interface AvroNode {

    /** The Connect schema of the values. */
    Schema connectSchema();

    /** The type that a value must have, for error messages. */
    String expectation();

    /** Whether a JSON value that begins with the parser's current token may be a value of this node. */
    boolean accepts(JsonParser parser) throws IOException;

    /**
     * Reads a JSON value.
     *
     * @param parser on the value's first token before the call, and on its last token afterwards
     * @throws SchemaMismatchException if the value does not match the schema
     */
    Object read(JsonParser parser) throws IOException;

    /**
     * Reads a value in Avro's own JSON: a default with everything in it, or a scalar after the name of a union branch.
     *
     * @param parser on the value's first token before the call, and on its last token afterwards
     * @throws SchemaMismatchException if the value does not match the schema
     */
    default Object readAvroJson(JsonParser parser) throws IOException {
        return read(parser);
    }

    /**
     * Reads a binary value.
     *
     * @throws SchemaMismatchException if the data ends early or cannot be a value
     */
    Object read(AvroBytes in);

    /** The form of JSON in which a node reads a value: {@link #read(JsonParser)} or {@link #readAvroJson}. */
    interface Reading {
        Object read(AvroNode node, JsonParser parser) throws IOException;
    }

    /** The exception for a JSON value that does not match the schema. */
    default SchemaMismatchException misfit(JsonParser parser) {
        return new SchemaMismatchException(
                expectation() + " expected, but met " + Tokens.describe(parser.currentToken()));
    }
}
