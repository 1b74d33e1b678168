package io.connect.sqs.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundledConvertersTest {

    @Test
    void everyConverterIsDescribed() throws IOException {
        String page = Files.readString(Path.of("docs", "converters.md"));

        assertThat(BundledConverters.NAMES)
                .as("converters in docs/converters.md")
                .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }

    /** A delegate of an inactive converter converts nothing. */
    @ParameterizedTest
    @CsvSource({
        "ClaimCheckMessageConverter,    ,                              ,                              true",
        "DecompressingMessageConverter, ,                              ClaimCheckMessageConverter,    true",
        "DecompressingMessageConverter, ClaimCheckMessageConverter,    ,                              false",
        "AvroMessageConverter,          ClaimCheckMessageConverter,    ClaimCheckMessageConverter,    false",
        ",                              ClaimCheckMessageConverter,    ,                              false",
        "ClaimCheckMessageConverter,    DecompressingMessageConverter, ,                              true",
        "org.example.Own,               ,                              ,                              false",
        "org.example.Own,               ClaimCheckMessageConverter,    ,                              true",
        "org.example.Own,               ,                              ClaimCheckMessageConverter,    true",
    })
    void claimChecksAreFollowedByTheConvertersAtWork(
            String converter, String delegate, String decompressed, boolean follows) {
        Map<String, Object> values = new HashMap<>();
        values.put("message.converter.class", converter);
        values.put("message.converter.delegate.class", delegate);
        values.put("message.decompression.delegate.converter.class", decompressed);

        assertThat(BundledConverters.followsClaimChecks(values)).isEqualTo(follows);
    }
}
