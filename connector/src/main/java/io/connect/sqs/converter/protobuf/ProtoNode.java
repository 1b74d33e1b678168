package io.connect.sqs.converter.protobuf;

import com.fasterxml.jackson.databind.JsonNode;
import io.connect.sqs.converter.registry.SchemaMismatchException;
import org.apache.kafka.connect.data.Schema;

/** Reads the values of one type. Immutable. */
interface ProtoNode {

    /** The Connect schema of the values. */
    Schema connectSchema();

    /**
     * Reads a value in protobuf's JSON form.
     *
     * @throws SchemaMismatchException when it does not fit
     */
    Object fromJson(JsonNode value);

    /** Whether JSON's null is a value of the type, and not the absence of one. */
    default boolean takesNull() {
        return false;
    }

    /** Converts a value as protobuf-java holds it. */
    Object fromProto(Object value);
}
