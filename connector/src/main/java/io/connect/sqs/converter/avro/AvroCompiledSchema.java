package io.connect.sqs.converter.avro;

import com.fasterxml.jackson.core.JsonParser;
import io.connect.sqs.converter.json.JsonFields;
import io.connect.sqs.converter.registry.CompiledSchema;
import io.connect.sqs.converter.registry.SchemaMismatchException;
import java.io.IOException;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.DataException;

/** A compiled Avro schema: its root node and its name for error messages. */
record AvroCompiledSchema(AvroNode root, String description) implements CompiledSchema {

    @Override
    public SchemaAndValue fromJson(String body) {
        try (JsonParser parser = JsonFields.parser(body)) {
            if (parser.nextToken() == null) {
                throw new DataException("The body is empty, while the schema " + description + " demands JSON");
            }
            Object value = root.read(parser);
            if (parser.nextToken() != null) {
                throw new DataException("The body goes on after its JSON value");
            }
            return new SchemaAndValue(root.connectSchema(), value);
        } catch (SchemaMismatchException e) {
            throw e.toDataException(description);
        } catch (IOException e) {
            throw new DataException("The body is no valid JSON: " + JsonFields.problem(e));
        }
    }

    @Override
    public SchemaAndValue fromWire(byte[] data, int offset, int length) {
        AvroBytes in = new AvroBytes(data, offset, length);
        try {
            Object value = root.read(in);
            if (in.remaining() > 0) {
                throw new SchemaMismatchException(in.remaining() + " bytes follow the data");
            }
            return new SchemaAndValue(root.connectSchema(), value);
        } catch (SchemaMismatchException e) {
            throw e.toDataException(description);
        }
    }
}
