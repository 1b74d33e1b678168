package io.connect.sqs.converter.registry;

import java.util.Map;
import org.apache.kafka.connect.errors.DataException;

/** Compiles one kind of schema. Thread-safe. */
public interface SchemaCompiler {

    /** The registry's name for this kind of schema. */
    String type();

    /**
     * Compiles a schema.
     *
     * @param schema the schema to compile
     * @param references the texts of all schemas that it refers to, directly or indirectly, by name; each schema comes before
     * the schemas that refer to it
     * @throws DataException if the schema is invalid or Connect cannot represent it
     */
    CompiledSchema compile(RegisteredSchema schema, Map<String, String> references);
}
