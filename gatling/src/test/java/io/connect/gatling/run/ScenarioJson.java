package io.connect.gatling.run;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.connect.testbed.scenario.Scenario;
import io.connect.testbed.scenario.unit.DataSize;
import io.connect.testbed.scenario.unit.DurationText;
import io.connect.testbed.scenario.unit.Rate;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** The scenario as it was run, in JSON: with it a result can be read years later, when the file has changed. */
final class ScenarioJson {

    private static final ObjectMapper JSON = mapper();

    private ScenarioJson() {}

    static JsonNode of(Scenario scenario) {
        return JSON.valueToTree(scenario);
    }

    private static ObjectMapper mapper() {
        SimpleModule words = new SimpleModule()
                .addSerializer(Duration.class, text(DurationText::print))
                .addSerializer(Rate.class, text(Rate::toString))
                .addSerializer(DataSize.class, text(DataSize::toString))
                .addSerializer(Optional.class, new OptionalSerializer());
        return new ObjectMapper()
                .setVisibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
                .setVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
                .registerModule(words);
    }

    /** Values with units in text, as they stand in the scenario file. */
    private static <T> JsonSerializer<T> text(Function<T, String> print) {
        return new JsonSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeString(print.apply(value));
            }
        };
    }

    @SuppressWarnings("rawtypes")
    private static final class OptionalSerializer extends JsonSerializer<Optional> {
        @Override
        public void serialize(Optional value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (value.isPresent()) {
                provider.defaultSerializeValue(value.get(), out);
            } else {
                out.writeNull();
            }
        }
    }
}
