package io.connect.bench.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyTextTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "7,7",
                "'\"7\"',7",
                "'{\"schema\":{\"type\":\"string\"},\"payload\":\"7\"}',7",
                "'{\"a\":7}','{\"a\":7}'",
                "'\"','\"'",
                "'a\"','a\"'"
            })
    void takesOffTheQuotesOfJsonAndNothingElse(String key, String text) {
        assertThat(new String(KeyText.plain(key.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8))
                .isEqualTo(text);
    }
}
