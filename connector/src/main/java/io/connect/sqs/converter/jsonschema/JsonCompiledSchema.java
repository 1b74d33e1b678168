package io.connect.sqs.converter.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.JsonSchemaException;
import dev.harrel.jsonschema.Validator;
import io.connect.sqs.converter.json.ExactJson;
import io.connect.sqs.converter.json.Utf8;
import io.connect.sqs.converter.registry.CompiledSchema;
import io.connect.sqs.converter.registry.SchemaMismatchException;
import java.net.URI;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.DataException;

/**
 * A compiled JSON Schema: a validator, and the shape of the valid values.
 *
 * @param validator contains the schema under its address; thread-safe
 * @param address the address of the schema
 * @param shape converts valid values to Connect data
 * @param description the schema's name for error messages
 */
record JsonCompiledSchema(Validator validator, URI address, JsonShape shape, String description)
        implements CompiledSchema {

    @Override
    public SchemaAndValue fromJson(String body) {
        JsonNode value = ExactJson.read(body, "its schema");
        Validator.Result result;
        try {
            result = validator.validate(address, (Object) value);
        } catch (JsonSchemaException e) {
            throw new DataException("Cannot validate against " + description + ": " + e.getMessage(), e);
        }
        if (!result.isValid()) {
            throw refusal(result.getErrors());
        }
        try {
            return new SchemaAndValue(shape.connectSchema(), shape.convert(value));
        } catch (SchemaMismatchException e) {
            throw e.toDataException(description);
        }
    }

    @Override
    public SchemaAndValue fromWire(byte[] data, int offset, int length) {
        byte[] body = Arrays.copyOfRange(data, offset, offset + length);
        return fromJson(Utf8.decode(body, length)
                .orElseThrow(() -> new DataException(
                        "The body is no valid UTF-8, while " + description + " demands JSON behind its id")));
    }

    /**
     * The exception for an invalid body. It reports the deepest error, because the outer errors only repeat that an inner value
     * is invalid.
     */
    private DataException refusal(List<Error> errors) {
        Error deepest = errors.stream()
                .max(Comparator.comparingLong(error -> error.getInstanceLocation()
                        .chars()
                        .filter(c -> c == '/')
                        .count()))
                .orElseThrow();
        String place = deepest.getInstanceLocation();
        String where =
                place.isEmpty() ? "The body" : "Field " + place.substring(1).replace('/', '.') + " of the body";
        return new DataException(
                where + " does not fit " + description + ": " + deepest.getError() + " (" + deepest.getKeyword() + ")");
    }
}
