package io.connect.sqs.converter;

import io.connect.sqs.converter.jsonschema.JsonSchemaCompiler;
import io.connect.sqs.converter.registry.RegistrySettings;
import java.util.Map;

/**
 * Validates JSON bodies with a JSON Schema from a registry and converts them to Connect data. A body has the wire format with a
 * schema id, binary or in base64. Or it is plain JSON for the subject's newest schema. Thread-safe.
 */
public final class JsonSchemaMessageConverter implements MessageConverter {

    private RegistryBodyConverter bodies;

    @Override
    public void configure(Map<String, ?> connectorConfig) {
        RegistrySettings settings = RegistrySettings.of(connectorConfig);
        bodies = RegistryBodyConverter.of(
                settings, new JsonSchemaCompiler(settings.ignoresUnknownFields()), System::nanoTime);
    }

    @Override
    public ConvertedMessage convert(SourceMessage message) {
        return bodies.convert(message);
    }
}
