package io.connect.sqs.converter;

import io.connect.sqs.converter.protobuf.ProtobufSchemaCompiler;
import io.connect.sqs.converter.registry.RegistrySettings;
import java.util.Map;

/**
 * Converts Protobuf bodies to Connect data with schemas from a registry. A body has the wire format of registry-aware
 * serializers, binary or in base64. Or it is JSON text for the first message type of the subject's newest schema. Thread-safe.
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
