package io.connect.sqs.converter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.sqs.config.SqsSourceConfig;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;

class FieldExtractMessageConverterTest {

    @Test
    void makesAFieldOfAJsonBodyTheValue() {
        MessageConverter converter = extracting("detail.data", new DefaultMessageConverter());

        assertThat(value(converter, "{\"detail\":{\"data\":{\"offers\":[1, 2]}}}"))
                .isEqualTo("{\"offers\":[1, 2]}");
        assertThat(value(converter, "{\"detail\":{\"data\":\"a\\\"b\"}}")).isEqualTo("a\"b");
        assertThat(value(converter, "{\"detail\":{\"data\":12.50}}")).isEqualTo("12.50");
        assertThat(value(converter, "\uFEFF{\"detail\":{\"data\":12.50}}")).isEqualTo("12.50");
    }

    @Test
    void makesAFieldOfAStructureTheValueWithItsSchema() {
        Schema inner = SchemaBuilder.struct().field("n", Schema.INT64_SCHEMA).build();
        Schema outer = SchemaBuilder.struct().field("in", inner).build();
        Struct struct = new Struct(outer).put("in", new Struct(inner).put("n", 5L));
        MessageConverter converter = extracting("in.n", new Fixed(ConvertedMessage.of(outer, struct)));

        ConvertedMessage extracted = converter.convert(Messages.text(""));

        assertThat(extracted.value().schema()).isEqualTo(Schema.INT64_SCHEMA);
        assertThat(extracted.value().value()).isEqualTo(5L);
    }

    @Test
    void failsTheMessageWhenTheFieldIsNotThere() {
        MessageConverter converter = extracting("detail.data", new DefaultMessageConverter());

        for (String body : new String[] {"{}", "{\"detail\":1}", "no json", "", "{\"detail\":{\"data\":1}"}) {
            assertThatThrownBy(() -> value(converter, body))
                    .as(body)
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("detail.data")
                    .hasMessageContaining("message.output.field.extract");
        }
    }

    @Test
    void standsAroundTheConfiguredConverterWhenItsKeyIsSet() {
        Map<String, String> config = new HashMap<>();
        config.put("sqs.queue.url", "https://sqs.eu-west-1.amazonaws.com/123456789012/orders");
        config.put("kafka.topic", "orders");
        try (MessageConverter plain = Converters.of(new SqsSourceConfig(config))) {
            assertThat(value(plain, "{\"a\":\"x\"}")).isEqualTo("{\"a\":\"x\"}");
        }
        config.put("message.output.field.extract", "a");
        try (MessageConverter extracting = Converters.of(new SqsSourceConfig(config))) {
            assertThat(value(extracting, "{\"a\":\"x\"}")).isEqualTo("x");
        }
    }

    @Property(tries = 200)
    void noBodyDoesWorseThanADataException(@ForAll String text) {
        MessageConverter converter = extracting("a.*.b", new DefaultMessageConverter());
        for (String body : new String[] {text, "{\"a\":" + text + "}", "{\"a\":[{\"b\":" + text}) {
            try {
                converter.convert(Messages.text(body));
            } catch (DataException expected) {
                assertThat(expected.getMessage()).isNotBlank();
            }
        }
    }

    private static Object value(MessageConverter converter, String body) {
        return converter.convert(Messages.text(body)).value().value();
    }

    private static MessageConverter extracting(String path, MessageConverter delegate) {
        MessageConverter converter = new FieldExtractMessageConverter(delegate);
        converter.configure(Messages.config("message.output.field.extract", path));
        return converter;
    }

    private record Fixed(ConvertedMessage result) implements MessageConverter {
        @Override
        public void configure(Map<String, ?> connectorConfig) {
            // Nothing to configure: the result is fixed.
        }

        @Override
        public ConvertedMessage convert(SourceMessage message) {
            return result;
        }
    }
}
