package io.connect.sqs.converter.registry;

import java.util.Map;
import org.apache.kafka.connect.errors.DataException;

/** Makes one kind of schema ready for use. Thread-safe. */
public interface SchemaCompiler {

    /** The registry's name for the kind. */
    String type();

    /**
     * Compiles.
     *
     * @param schema the schema
     * @param references text of every schema it refers to, directly or not, by name; a schema comes before the schemas that
     *     refer to it
     * @throws DataException when the schema is invalid or has no counterpart in Connect
     */
    CompiledSchema compile(RegisteredSchema schema, Map<String, String> references);
}
