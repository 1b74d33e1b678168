package io.connect.sqs.converter.registry;

import io.connect.sqs.converter.json.ByteOrderMark;
import java.util.List;
import java.util.Objects;

/**
 * A schema in the registry.
 *
 * @param id the schema's id, unique in the registry
 * @param type AVRO, JSON or PROTOBUF
 * @param text the text of the schema; a byte order mark is skipped
 * @param references the schemas that it refers to
 */
public record RegisteredSchema(int id, String type, String text, List<Reference> references) {

    /** The type of Avro schemas, and the registry's default. */
    public static final String AVRO = "AVRO";

    /** The type of JSON Schemas. */
    public static final String JSON = "JSON";

    /** The type of .proto files. */
    public static final String PROTOBUF = "PROTOBUF";

    /** Checks that the values are present, and copies the references. */
    public RegisteredSchema {
        Objects.requireNonNull(type, "type");
        text = ByteOrderMark.skip(Objects.requireNonNull(text, "text"));
        references = List.copyOf(references);
    }

    /**
     * A reference to another schema.
     *
     * @param name the name in the referring schema: a full name in Avro, an address in JSON Schema, an import in Protobuf
     * @param subject the subject of the referenced schema
     * @param version the version in the subject
     */
    public record Reference(String name, String subject, int version) {}
}
