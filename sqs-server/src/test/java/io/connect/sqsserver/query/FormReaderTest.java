package io.connect.sqsserver.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.sqsserver.json.Text;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FormReaderTest {

    @Test
    void aNameWithoutAnEqualsSignHasAnEmptyValue() {
        assertThat(read("a&b=1&&c==2")).hasSize(3).satisfies(values -> {
            assertThat(values.get("a")).hasToString("");
            assertThat(values.get("b")).hasToString("1");
            assertThat(values.get("c")).hasToString("=2");
        });
    }

    /** The time must grow in proportion to the length of the form. With quadratic time, this test takes more than an hour. */
    @Test
    @Timeout(120)
    void aLongFormOfShortPairsDoesNotStopTheServer() {
        assertThat(read("a&".repeat(4_000_000))).containsOnlyKeys("a");
    }

    private static Map<String, Text> read(String form) {
        byte[] bytes = form.getBytes(StandardCharsets.US_ASCII);
        return FormReader.read(bytes, bytes.length);
    }
}
