package io.connect.sqs.converter.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.harrel.jsonschema.Dialects;
import dev.harrel.jsonschema.JsonSchemaException;
import dev.harrel.jsonschema.SchemaResolver;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import io.connect.sqs.converter.registry.CompiledSchema;
import io.connect.sqs.converter.registry.RegisteredSchema;
import io.connect.sqs.converter.registry.SchemaCompiler;
import java.net.URI;
import java.util.Map;
import org.apache.kafka.connect.errors.DataException;

/**
 * Compiles JSON Schemas of drafts 4 to 2020-12. A schema without a draft is read as draft 7, as in registries. Addresses in a
 * schema are never fetched: referenced schemas come from the registry. Thread-safe.
 */
public final class JsonSchemaCompiler implements SchemaCompiler {

    private static final String BASE = "registry:///schemas/";

    private final boolean ignoreUnknownFields;

    /**
     * Creates a compiler.
     *
     * @param ignoreUnknownFields whether fields that a schema allows but does not describe are ignored
     */
    public JsonSchemaCompiler(boolean ignoreUnknownFields) {
        this.ignoreUnknownFields = ignoreUnknownFields;
    }

    @Override
    public String type() {
        return RegisteredSchema.JSON;
    }

    @Override
    public CompiledSchema compile(RegisteredSchema schema, Map<String, String> references) {
        SchemaDocuments documents = new SchemaDocuments(schema.text(), references);
        Validator validator = new ValidatorFactory()
                .withJsonNodeFactory(new JacksonNode.Factory())
                .withDefaultDialect(new Dialects.Draft7Dialect())
                .withSchemaResolver(address -> resolve(documents, address))
                .createValidator();
        try {
            URI address = validator.registerSchema(URI.create(BASE + schema.id()), (Object) documents.root());
            JsonShape shape = new ShapeBuilder(documents, ignoreUnknownFields).build(documents.root(), false);
            return new JsonCompiledSchema(validator, address, shape, "JSON Schema id " + schema.id());
        } catch (JsonSchemaException e) {
            throw new DataException("Schema id " + schema.id() + " is no valid JSON Schema: " + e.getMessage(), e);
        }
    }

    private static SchemaResolver.Result resolve(SchemaDocuments documents, String address) {
        JsonNode referred = documents.byName(address);
        return referred == null ? SchemaResolver.Result.empty() : SchemaResolver.Result.fromProviderNode(referred);
    }
}
