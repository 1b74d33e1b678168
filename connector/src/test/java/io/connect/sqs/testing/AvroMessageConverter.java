package io.connect.sqs.testing;

import io.connect.sqs.converter.ConvertedMessage;
import io.connect.sqs.converter.MessageConverter;
import io.connect.sqs.converter.SourceMessage;
import java.util.Map;

/** A user's converter with the simple name of one of the connector's converters. It cannot be initialised. */
public final class AvroMessageConverter implements MessageConverter {

    static final int NUMBER = number();

    private static int number() {
        throw new IllegalStateException("loaded");
    }

    @Override
    public void configure(Map<String, ?> configs) {
        // Never called: the class cannot be initialised.
    }

    @Override
    public ConvertedMessage convert(SourceMessage message) {
        return null;
    }
}
