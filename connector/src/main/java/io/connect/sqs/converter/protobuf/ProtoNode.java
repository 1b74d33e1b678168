package io.connect.sqs.converter.protobuf;

import com.fasterxml.jackson.databind.JsonNode;
import io.connect.sqs.converter.registry.SchemaMismatchException;
import org.apache.kafka.connect.data.Schema;

/** Reads the values of one type. Immutable. */
interface ProtoNode {

    /** The Connect schema of the values. */
    Schema connectSchema();

    /**
     * Reads a value in protobuf's JSON format.
     *
     * @throws SchemaMismatchException if the value does not match the type
     */
    Object fromJson(JsonNode value);

    /** Whether JSON null is a value of this type. Otherwise null means that the value is missing. */
    default boolean takesNull() {
        return false;
    }

    /** Converts a value from protobuf-java's type. */
    Object fromProto(Object value);
}
