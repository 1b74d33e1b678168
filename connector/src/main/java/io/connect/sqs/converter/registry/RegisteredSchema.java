package io.connect.sqs.converter.registry;

import java.util.List;
import java.util.Objects;

/**
 * A schema as the registry keeps it.
 *
 * @param id the schema's id, unique in the registry
 * @param type AVRO, JSON or PROTOBUF
 * @param text the schema itself
 * @param references the schemas it refers to by name
 */
public record RegisteredSchema(int id, String type, String text, List<Reference> references) {

    /** The type that the registry leaves unsaid. */
    public static final String AVRO = "AVRO";

    /** Type of JSON Schemas. */
    public static final String JSON = "JSON";

    /** Type of .proto files. */
    public static final String PROTOBUF = "PROTOBUF";

    /** Checks for presence and copies the references. */
    public RegisteredSchema {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(text, "text");
        references = List.copyOf(references);
    }

    /**
     * A schema that another one refers to.
     *
     * @param name the name it goes by there: a full name in Avro, an address in JSON Schema, an import in Protobuf
     * @param subject the subject that it is registered under
     * @param version its version under the subject
     */
    public record Reference(String name, String subject, int version) {}
}
