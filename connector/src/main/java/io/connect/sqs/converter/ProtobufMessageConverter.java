package io.connect.sqs.converter;

import io.connect.sqs.converter.protobuf.ProtobufSchemaCompiler;
import io.connect.sqs.converter.registry.RegistrySettings;
import java.util.Map;

/**
 * Reads Protobuf bodies into Connect data with the schemas of a registry. A body has the wire format of registry-aware
 * serializers, binary or in base64, or is JSON text of the first message of the subject's newest schema. Thread-safe.
 */
public final class ProtobufMessageConverter implements MessageConverter {

    private RegistryBodyConverter bodies;

    @Override
    public void configure(Map<String, ?> connectorConfig) {
        RegistrySettings settings = RegistrySettings.of(connectorConfig);
        bodies = RegistryBodyConverter.of(
                settings, new ProtobufSchemaCompiler(settings.ignoresUnknownFields()), System::nanoTime);
    }

    @Override
    public ConvertedMessage convert(SourceMessage message) {
        return bodies.convert(message);
    }
}
