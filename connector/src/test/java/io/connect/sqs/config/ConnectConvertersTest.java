package io.connect.sqs.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectConvertersTest {

    private final Map<String, Object> properties =
            new HashMap<>(Map.of("key.converter", "K", "value.converter", " V "));

    @Test
    void theConfigurationNamesThem() {
        assertThat(ConnectConverters.ofKeys(properties)).isEqualTo("K");
        assertThat(ConnectConverters.ofValues(properties)).isEqualTo("V");
        assertThat(ConnectConverters.ofValues(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "org.apache.kafka.connect.transforms.RegexRouter, true, true",
        "RegexRouter, true, true",
        "org.apache.kafka.connect.transforms.InsertHeader, true, true",
        "org.apache.kafka.connect.transforms.Cast$Key, false, true",
        "org.apache.kafka.connect.transforms.Cast$Value, true, false",
        "com.example.RegexRouter, false, false",
        "'', false, false",
    })
    void aTransformBeforeThemMayChangeKeysOrValues(String type, boolean keys, boolean values) {
        properties.put("transforms", "route, other,");
        properties.put("transforms.route.type", "Filter");
        properties.put("transforms.other.type", type);

        assertThat(ConnectConverters.ofKeys(properties).isEmpty()).isEqualTo(!keys);
        assertThat(ConnectConverters.ofValues(properties).isEmpty()).isEqualTo(!values);
    }
}
