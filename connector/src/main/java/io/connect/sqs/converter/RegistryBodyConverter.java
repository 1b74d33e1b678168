package io.connect.sqs.converter;

import io.connect.sqs.converter.registry.CompiledSchema;
import io.connect.sqs.converter.registry.RegistrySettings;
import io.connect.sqs.converter.registry.SchemaCache;
import io.connect.sqs.converter.registry.SchemaCompiler;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;

/**
 * The common part of converters with a schema registry. A body in the wire format is read with the schema it names. Any
 * other body is JSON text, checked against the schema of {@code value.schema.id} or else the newest of the subject.
 * Thread-safe.
 */
final class RegistryBodyConverter {

    private static final String SUBJECT_SUFFIX = "-value";

    private final SchemaCache schemas;
    private final OptionalInt schemaId;
    private final Optional<String> subject;

    private RegistryBodyConverter(SchemaCache schemas, OptionalInt schemaId, Optional<String> subject) {
        this.schemas = schemas;
        this.schemaId = schemaId;
        this.subject = subject;
    }

    /**
     * Builds one; makes no call to the registry.
     *
     * @param settings the settings of the registry
     * @param compiler the kind of schema
     * @param nanoTime a clock like {@link System#nanoTime}
     */
    static RegistryBodyConverter of(RegistrySettings settings, SchemaCompiler compiler, LongSupplier nanoTime) {
        return new RegistryBodyConverter(
                SchemaCache.of(settings, compiler, nanoTime), settings.schemaId(), settings.subject());
    }

    /**
     * Converts a message.
     *
     * @throws DataException when its schema is unknown or it does not fit the schema
     * @throws RetriableException when the schema is not at hand and the registry fails to give it
     */
    ConvertedMessage convert(SourceMessage message) {
        Optional<WireFormat> wire = WireFormat.parse(message);
        if (wire.isPresent()) {
            byte[] bytes = wire.get().bytes();
            CompiledSchema schema = schemas.byId(wire.get().schemaId());
            return new ConvertedMessage(
                    schema.fromWire(bytes, WireFormat.DATA_OFFSET, bytes.length - WireFormat.DATA_OFFSET), Map.of());
        }
        CompiledSchema schema = schemaId.isPresent()
                ? schemas.byId(schemaId.getAsInt())
                : schemas.latest(subject.orElseGet(() -> message.topic() + SUBJECT_SUFFIX));
        return new ConvertedMessage(schema.fromJson(message.bodyText()), Map.of());
    }
}
