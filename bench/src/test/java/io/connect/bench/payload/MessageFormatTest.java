package io.connect.bench.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connect.bench.ledger.Ledger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The identity can be read from the encoder's bytes, whatever a converter did to the body. */
class MessageFormatTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Filler FILLER = new RandomFiller(1);

    @Property(tries = 200)
    void identityReadsBackAtTheExactSize(
            @ForAll @IntRange(max = 1000) int producer,
            @ForAll @LongRange(min = 0, max = Integer.MAX_VALUE) long seq,
            @ForAll @IntRange(min = -1) int group,
            @ForAll @LongRange(min = 0, max = 4_000_000_000_000_000L) long micros,
            @ForAll @IntRange(min = 200, max = 20_000) int size)
            throws IOException {
        byte[] body = new MessageEncoder("20261123-1.a_b", producer, FILLER).encode(seq, group, micros, size);

        assertThat(body).hasSize(size);
        MessageIdentity identity = new MessageIdentity("20261123-1.a_b", producer, seq, group, micros);
        assertThat(MessageIdentity.read(body)).contains(identity);
        assertThat(MessageIdentity.read(JSON.writeValueAsBytes(new String(body, StandardCharsets.US_ASCII))))
                .as("quoted as a JSON string")
                .contains(identity);
        assertThat(JSON.readTree(body).fieldNames())
                .toIterable()
                .containsExactly("run", "producer", "seq", "group", "producer_timestamp", "data");
    }

    @Test
    void identityReadsBackFromAnEnvelope() throws IOException {
        byte[] body = new MessageEncoder("r", 0, FILLER).encode(7, Ledger.NO_GROUP, 5, 300);
        String text = new String(body, StandardCharsets.US_ASCII);
        JsonNode envelope = JSON.createObjectNode().put("payload", text);
        JsonNode twice = JSON.createObjectNode().put("payload", JSON.writeValueAsString(text));
        JsonNode spaced = JSON.readTree(body);

        MessageIdentity identity = new MessageIdentity("r", 0, 7, Ledger.NO_GROUP, 5);
        assertThat(MessageIdentity.read(JSON.writeValueAsBytes(envelope))).contains(identity);
        assertThat(MessageIdentity.read(JSON.writeValueAsBytes(twice))).contains(identity);
        assertThat(MessageIdentity.read(JSON.writer()
                        .withDefaultPrettyPrinter()
                        .writeValueAsString(spaced)
                        .replace(System.lineSeparator(), "")
                        .getBytes(StandardCharsets.US_ASCII)))
                .contains(identity);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"run\":\"r\"}",
                "{\"run\":\"r\",\"producer\":0,\"seq\":",
                "{\"run\":\"r\",\"producer\":x,\"seq\":1,\"group\":null,\"producer_timestamp\":1,\"data\":\"\"}",
                "{\"run\":\"\",\"producer\":0,\"seq\":1,\"group\":null,\"producer_timestamp\":1,\"data\":\"\"}",
                "hello {\"seq\":1}"
            })
    void foreignMessagesHaveNoIdentity(String value) {
        assertThat(MessageIdentity.read(value.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void noValueHasNoIdentity() {
        assertThat(MessageIdentity.read(null)).isEmpty();
    }

    @Test
    void furtherFieldStandsBetweenIdentityAndDataWithinTheSameSize() {
        byte[] body = new MessageEncoder("r", 0, FILLER).encode(5, 2, 9, 300, "s3Uri", "s3://bucket/key");

        assertThat(body).hasSize(300);
        assertThat(new String(body, StandardCharsets.US_ASCII))
                .startsWith("{\"run\":\"r\",\"producer\":0,\"seq\":5,\"group\":2,\"producer_timestamp\":9,"
                        + "\"s3Uri\":\"s3://bucket/key\",\"data\":\"")
                .endsWith("\"}");
        assertThat(MessageIdentity.read(body)).contains(new MessageIdentity("r", 0, 5, 2, 9));
    }

    @Test
    void sizeBelowTheIdentityIsRefused() {
        assertThatThrownBy(() -> new MessageEncoder("r", 0, FILLER).encode(1, 0, 1, 20))
                .hasMessageContaining("20 bytes cannot hold its identity");
        assertThatThrownBy(() -> new MessageEncoder("a b", 0, FILLER)).hasMessageContaining("'a b'");
    }

    @Property(tries = 50)
    void fillerNeedsNoEscapeAndDiffersBetweenNeighbours(@ForAll @LongRange(min = 0, max = 1L << 40) long seq) {
        byte[] first = new byte[400];
        byte[] second = new byte[400];
        FILLER.fill(first, 0, 400, seq);
        FILLER.fill(second, 0, 400, seq + 1);
        assertThat(new String(first, StandardCharsets.US_ASCII)).matches("[A-Za-z0-9_-]+");
        assertThat(first).isNotEqualTo(second);
    }
}
