package io.connect.sqs.converter.registry;

import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.DataException;

/** A compiled schema that validates and reads bodies. Thread-safe. */
public interface CompiledSchema {

    /**
     * Reads a body with JSON text.
     *
     * @throws DataException if the body does not match the schema; the message contains the field
     */
    SchemaAndValue fromJson(String body);

    /**
     * Reads the data after the schema id in a body in the wire format.
     *
     * @param data the array with the data
     * @param offset the start of the data
     * @param length the length of the data
     * @throws DataException if the body does not match the schema; the message contains the field
     */
    SchemaAndValue fromWire(byte[] data, int offset, int length);
}
