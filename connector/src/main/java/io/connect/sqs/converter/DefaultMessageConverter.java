package io.connect.sqs.converter;

import io.connect.sqs.config.ConverterKeys;
import io.connect.sqs.converter.claim.PointerAttributes;
import io.connect.sqs.converter.claim.PointerBodies;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uses the body unchanged. Text becomes a string value, and bytes (from another converter) become a bytes value. The first
 * value that is a pointer of an extended client causes a warning, except if pointers should stay.
 *
 * <p>A JSON body stays text, and {@code value.converter=StringConverter} writes it unchanged. Thread-safe.
 */
public final class DefaultMessageConverter implements MessageConverter {

    private static final Logger LOG = LoggerFactory.getLogger(DefaultMessageConverter.class);

    private final AtomicBoolean told = new AtomicBoolean();

    @Override
    public void configure(Map<String, ?> connectorConfig) {
        Object retrieve = connectorConfig.get(ConverterKeys.CLAIM_CHECK_RETRIEVE_FROM_S3);
        told.set(retrieve != null && retrieve.toString().strip().equalsIgnoreCase("false"));
    }

    @Override
    public boolean isImmediate() {
        return true;
    }

    @Override
    public ConvertedMessage convert(SourceMessage message) {
        if (message.body() instanceof MessageBody.Binary binary) {
            return ConvertedMessage.ofBytes(binary.bytes());
        }
        String body = message.bodyText();
        if (!told.get() && PointerBodies.isPointer(body, location(message)) && told.compareAndSet(false, true)) {
            LOG.warn(
                    "Message {} of queue {} is a pointer that an extended client of SQS or SNS left in place of a body in S3, and"
                            + " the pointer becomes the record's value. Set message.converter.class={} to have such pointers"
                            + " followed, or {}=false to keep them without this warning, which comes once",
                    message.messageId(),
                    message.queueUrl(),
                    ClaimCheckMessageConverter.class.getName(),
                    ConverterKeys.CLAIM_CHECK_RETRIEVE_FROM_S3);
        }
        return ConvertedMessage.ofText(body);
    }

    private static Optional<String> location(SourceMessage message) {
        return Optional.ofNullable(message.attributes().get(PointerAttributes.LOCATION))
                .map(AttributeValue::asText);
    }
}
