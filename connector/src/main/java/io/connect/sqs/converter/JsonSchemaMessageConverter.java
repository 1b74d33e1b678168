package io.connect.sqs.converter;

import io.connect.sqs.converter.jsonschema.JsonSchemaCompiler;
import io.connect.sqs.converter.registry.RegistrySettings;
import java.util.Map;

/**
 * Checks JSON bodies against a JSON Schema of a registry and turns them into Connect data. Bodies name their schema in the
 * wire format, binary or in base64, or are plain JSON of the subject's newest schema. Thread-safe.
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
