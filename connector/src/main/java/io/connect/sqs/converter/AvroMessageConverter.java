package io.connect.sqs.converter;

import io.connect.sqs.converter.avro.AvroSchemaCompiler;
import io.connect.sqs.converter.registry.RegistrySettings;
import java.util.Map;

/**
 * Converts Avro bodies to Connect data with schemas from a registry. A body has the wire format of registry-aware serializers,
 * binary or in base64. Or it is JSON text that matches the subject's newest schema. Thread-safe.
 */
public final class AvroMessageConverter implements MessageConverter {

    private RegistryBodyConverter bodies;

    @Override
    public void configure(Map<String, ?> connectorConfig) {
        RegistrySettings settings = RegistrySettings.of(connectorConfig);
        bodies = RegistryBodyConverter.of(
                settings, new AvroSchemaCompiler(settings.ignoresUnknownFields()), System::nanoTime);
    }

    @Override
    public ConvertedMessage convert(SourceMessage message) {
        return bodies.convert(message);
    }
}
