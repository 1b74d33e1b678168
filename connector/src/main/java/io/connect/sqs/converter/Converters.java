package io.connect.sqs.converter;

import io.connect.sqs.config.ConverterKeys;
import io.connect.sqs.config.SqsSourceConfig;
import io.connect.sqs.converter.claim.PointerAttributes;
import java.util.List;
import org.apache.kafka.common.utils.Utils;

/** Creates the configured converter. */
public final class Converters {

    private Converters() {}

    /** The message attributes that the configured converters read. */
    public static List<String> attributes(SqsSourceConfig config) {
        return config.followsClaimChecks() ? PointerAttributes.NAMES : List.of();
    }

    /**
     * Creates a configured converter, which the caller must close.
     *
     * @throws org.apache.kafka.common.KafkaException if the class cannot be instantiated or rejects its configuration
     */
    public static MessageConverter of(SqsSourceConfig config) {
        MessageConverter converter = ConfiguredConverter.of(
                Utils.newInstance(config.getClass(ConverterKeys.CONVERTER_CLASS), MessageConverter.class),
                config.originals());
        return config.getString(ConverterKeys.OUTPUT_FIELD_EXTRACT) == null
                ? converter
                : ConfiguredConverter.of(new FieldExtractMessageConverter(converter), config.originals());
    }
}
