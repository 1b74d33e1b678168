package io.connect.sqs.converter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.sqs.config.SqsSourceConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredConverterTest {

    private static final AtomicInteger CLOSED = new AtomicInteger();

    /** A converter that refuses every configuration and also fails to close. */
    public static final class Refusing implements MessageConverter {

        @Override
        public void configure(Map<String, ?> connectorConfig) {
            throw new ConfigException("refused");
        }

        @Override
        public ConvertedMessage convert(SourceMessage message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            CLOSED.incrementAndGet();
            throw new IllegalStateException("nor closed");
        }
    }

    @BeforeEach
    void begin() {
        CLOSED.set(0);
    }

    @Test
    void aConverterThatRefusesItsConfigurationIsClosed() {
        assertThatThrownBy(() -> ConfiguredConverter.of(new Refusing(), Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessage("refused")
                .hasSuppressedException(new IllegalStateException("nor closed"));
        assertThat(CLOSED).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.connect.sqs.converter.ConfiguredConverterTest$Refusing",
                "io.connect.sqs.converter.DecompressingMessageConverter",
                "io.connect.sqs.converter.ClaimCheckMessageConverter"
            })
    void soIsOneAnywhereInAChain(String first) {
        Map<String, String> properties = new HashMap<>(Map.of("kafka.topic", "t", "message.converter.class", first));
        properties.put("message.converter.delegate.class", Refusing.class.getName());
        properties.put("message.decompression.delegate.converter.class", Refusing.class.getName());

        assertThatThrownBy(() -> Converters.of(new SqsSourceConfig(properties))).hasMessage("refused");
        assertThat(CLOSED).hasValue(1);
    }
}
