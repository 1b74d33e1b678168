package io.connect.sqs.converter;

import java.util.Map;

/**
 * Takes the body as it is: text becomes a string value, bytes (behind a converter that made some) a bytes value.
 *
 * <p>A JSON body stays the text it was; {@code value.converter=StringConverter} writes it unchanged.
 */
public final class DefaultMessageConverter implements MessageConverter {

    @Override
    public void configure(Map<String, ?> connectorConfig) {
        // Takes the body as it is, whatever the configuration says.
    }

    @Override
    public ConvertedMessage convert(SourceMessage message) {
        if (message.body() instanceof MessageBody.Binary binary) {
            return ConvertedMessage.ofBytes(binary.bytes());
        }
        return ConvertedMessage.ofText(message.bodyText());
    }
}
