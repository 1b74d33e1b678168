package io.connect.sqs.converter.registry;

import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.DataException;

/** A schema made ready to check and read bodies. Thread-safe. */
public interface CompiledSchema {

    /**
     * Reads a body of JSON text.
     *
     * @throws DataException when it does not fit the schema; the message names the field
     */
    SchemaAndValue fromJson(String body);

    /**
     * Reads the data after the schema id in a body of the wire format.
     *
     * @param data the array that holds it
     * @param offset its start
     * @param length its length
     * @throws DataException when it does not fit the schema; the message names the field
     */
    SchemaAndValue fromWire(byte[] data, int offset, int length);
}
