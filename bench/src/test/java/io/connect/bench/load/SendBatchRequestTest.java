package io.connect.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SendBatchRequestTest {

    private static final String QUEUE = "http://127.0.0.1:9324/000000000000/orders";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void numbersTheEntriesByTheirPosition() throws IOException {
        JsonNode call = encode(entry("a"), entry("b"), entry("c"));

        assertThat(call.get("QueueUrl").asText()).isEqualTo(QUEUE);
        assertThat(call.get("Entries"))
                .extracting(entry -> entry.get("Id").asText())
                .containsExactly("0", "1", "2");
        assertThat(call.get("Entries"))
                .extracting(entry -> entry.get("MessageBody").asText())
                .containsExactly("a", "b", "c");
    }

    @Test
    void leavesGroupAndDeduplicationIdAwayOnAStandardQueue() throws IOException {
        assertThat(encode(entry("a")).at("/Entries/0").fieldNames())
                .toIterable()
                .containsExactly("Id", "MessageBody");
    }

    @Test
    void givesEachEntryOfAFifoQueueItsGroupAndDeduplicationId() throws IOException {
        JsonNode entry = encode(new SendBatchRequest.Entry("a".getBytes(StandardCharsets.UTF_8), "g-7", "r-1"))
                .at("/Entries/0");

        assertThat(entry.get("MessageGroupId").asText()).isEqualTo("g-7");
        assertThat(entry.get("MessageDeduplicationId").asText()).isEqualTo("r-1");
    }

    @Test
    void refusesAGroupWithoutADeduplicationId() {
        assertThatThrownBy(() -> new SendBatchRequest.Entry(new byte[0], "g-7", null))
                .hasMessageContaining("met group g-7 and deduplication id null");
    }

    @Test
    void refusesMoreEntriesThanSqsTakes() {
        List<SendBatchRequest.Entry> eleven = java.util.Collections.nCopies(11, entry("a"));

        assertThatThrownBy(() -> SendBatchRequest.encode(QUEUE, eleven)).hasMessageContaining("met 11 for " + QUEUE);
    }

    @Property(tries = 200)
    void bringsAnyTextThroughUnchanged(@ForAll String body) throws IOException {
        // Lone surrogates have no UTF-8 form. The conversion to bytes and back gives a text that can really be sent.
        String sendable = new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

        assertThat(encode(entry(body)).at("/Entries/0/MessageBody").asText()).isEqualTo(sendable);
    }

    private static SendBatchRequest.Entry entry(String body) {
        return new SendBatchRequest.Entry(body.getBytes(StandardCharsets.UTF_8), null, null);
    }

    private static JsonNode encode(SendBatchRequest.Entry... entries) throws IOException {
        return JSON.readTree(SendBatchRequest.encode(QUEUE, List.of(entries)));
    }
}
