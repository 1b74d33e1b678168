package io.connect.sqs.converter;

import io.connect.sqs.converter.avro.AvroSchemaCompiler;
import io.connect.sqs.converter.registry.RegistrySettings;
import java.util.Map;

/**
 * Reads Avro bodies into Connect data with the schemas of a registry. A body has the wire format of registry-aware
 * serializers, binary or in base64, or is JSON text that fits the subject's newest schema. Thread-safe.
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
