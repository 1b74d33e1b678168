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
 * The common part of converters with a schema registry. A body in the wire format is read with the schema whose id it contains.
 * Any other body must be JSON text for the schema {@code value.schema.id}, or by default for the newest schema of the subject.
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
     * Creates a converter without a call to the registry.
     *
     * @param settings the settings of the registry
     * @param compiler compiles schemas of one kind
     * @param nanoTime a clock like {@link System#nanoTime}
     */
    static RegistryBodyConverter of(RegistrySettings settings, SchemaCompiler compiler, LongSupplier nanoTime) {
        return new RegistryBodyConverter(
                SchemaCache.of(settings, compiler, nanoTime), settings.schemaId(), settings.subject());
    }

    /**
     * Converts a message.
     *
     * @throws DataException if the schema is unknown or the message does not match it
     * @throws RetriableException if the schema is not cached and the registry fails to return it
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
