package io.connect.sqsserver.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.sqsserver.error.ErrorCode;
import io.connect.sqsserver.error.SqsException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    @Test
    void readsAllKindsOfValues() {
        Map<?, ?> read = (Map<?, ?>)
                read(" { \"text\" : \"a\", \"whole\":-12, \"part\":1.5e3, \"yes\":true, \"no\":false, \"nothing\":null,"
                        + " \"list\":[1, {}, []] } ");

        assertThat(read.get("text")).hasToString("a");
        assertThat(read.get("whole")).isEqualTo(-12L);
        assertThat(read.get("part")).isEqualTo(1_500.0);
        assertThat(read.get("yes")).isEqualTo(true);
        assertThat(read.get("no")).isEqualTo(false);
        assertThat(read.containsKey("nothing")).isTrue();
        assertThat(read.get("list")).isEqualTo(List.of(1L, Map.of(), List.of()));
    }

    @Test
    void readsEscapes() {
        assertThat(read("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\u6f22\\ud83d\\ude42x\""))
                .hasToString("\"\\/\b\f\n\r\té漢🙂x");
    }

    @Test
    void writesTheSameJsonThatItReads() {
        String json = "{\"a\":\"\\\"\\\\\\n\\u0001é🙂\",\"b\":[1,true,null,{}],\"c\":[]}";
        Bytes out = new Bytes();
        JsonBytes.value(out, read(json));

        assertThat(out).hasToString(json);
    }

    @Test
    void keepsALoneSurrogateAsSomethingThatIsNoUtf8() {
        assertThat(((Text) read("\"\\ud800\"")).utf8()).containsExactly(0xed, 0xa0, 0x80);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "{", "}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "[1,]", "[1 2]", "\"", "\"\\", "\"\\x\"",
                        "\"\\u12\"",
                "\"\\u12g4\"", "\"\n\"", "01", "1.", "-", "+1", "1e", "tru", "nul", "{} {}", "'a'", "{a:1}"
            })
    void refusesAnythingElse(String json) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(
                        SqsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED_REQUEST));
    }

    @Test
    void refusesJsonThatIsTooDeep() {
        assertThatThrownBy(() -> read("[".repeat(100_000))).isInstanceOf(SqsException.class);
    }

    private static Object read(String json) {
        return JsonReader.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
