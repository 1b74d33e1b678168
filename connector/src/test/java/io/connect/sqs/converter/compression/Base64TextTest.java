package io.connect.sqs.converter.compression;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class Base64TextTest {

    @Property(tries = 200)
    void readsEveryUsualWayOfWritingIt(@ForAll @Size(min = 1, max = 200) byte[] bytes) {
        List<String> ways = List.of(
                Base64.getEncoder().encodeToString(bytes),
                Base64.getUrlEncoder().encodeToString(bytes),
                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                Base64.getMimeEncoder().encodeToString(bytes),
                Base64.getMimeEncoder(60, new byte[] {'\n'}).encodeToString(bytes) + "\n",
                "  " + Base64.getEncoder().encodeToString(bytes) + " \r\n");
        for (String way : ways) {
            assertThat(Base64Text.decode(way.getBytes(StandardCharsets.US_ASCII)))
                    .as(way)
                    .hasValueSatisfying(decoded -> assertThat(decoded).isEqualTo(bytes));
        }
    }

    @Test
    void doesNotTakeTextForBase64() {
        for (String text : List.of("", "  ", "{\"a\":1}", "two words", "a", "äöü=", "abc=def=")) {
            assertThat(Base64Text.decode(text.getBytes(StandardCharsets.UTF_8)))
                    .as(text)
                    .isEmpty();
        }
    }

    @Property(tries = 300)
    void noBytesMakeItFail(@ForAll @Size(max = 100) byte[] bytes) {
        Base64Text.decode(bytes);
        Base64Text.beginsLikeCompressed(bytes);
    }
}
