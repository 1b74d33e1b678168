package io.connect.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connect.bench.ledger.Ledger;
import io.connect.bench.payload.MessageEncoder;
import io.connect.bench.payload.MessageIdentity;
import io.connect.bench.payload.PlainBodies;
import io.connect.bench.payload.RandomFiller;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchBodiesTest {

    private static final int BYTES = 400;
    private static final List<String> QUEUES = List.of("http://localhost/q1", "http://localhost/q2");
    private final LoadPlan plan = new LoadPlan(List.of(new LoadPhase("steady", 12, Duration.ofSeconds(1))), 4);
    private final OfferedLoad offer = new OfferedLoad(new Ledger(), plan, 50, 0);

    @Test
    void sendsBatchesToTheQueuesInTurnWithMessagesThatCanBeKnownAgain() throws IOException {
        JsonNode second = batch(1, new MessageGroups(0, 2, 0));

        assertThat(second.get("QueueUrl").asText()).isEqualTo(QUEUES.get(1));
        byte[] body = second.at("/Entries/2/MessageBody").asText().getBytes(StandardCharsets.UTF_8);
        assertThat(body).hasSize(BYTES);
        assertThat(MessageIdentity.read(body))
                .contains(new MessageIdentity("run", OfferedLoad.PRODUCER, 56, Ledger.NO_GROUP, 1_001));
    }

    @Test
    void givesMessagesOfAFifoQueueTheirGroupAndAnIdThatIsTheirsAlone() throws IOException {
        JsonNode request = batch(0, new MessageGroups(4, 2, 0));

        assertThat(request.get("Entries"))
                .extracting(entry -> entry.get("MessageGroupId").asText())
                .containsExactly("0", "2", "0", "2");
        assertThat(deduplicationIds(request)).containsExactly("1000-0-50", "1000-0-51", "1000-0-52", "1000-0-53");
    }

    /** Runs can share an existing FIFO queue, which discards the ids of the past five minutes. */
    @Test
    void givesTheMessagesOfALaterRunOtherIds() throws IOException {
        MessageGroups groups = new MessageGroups(4, 2, 0);

        assertThat(deduplicationIds(batch(0, groups, 1_000)))
                .doesNotContainAnyElementsOf(deduplicationIds(batch(0, groups, 60_001_000)));
    }

    private static List<String> deduplicationIds(JsonNode request) {
        return request.get("Entries").findValuesAsText("MessageDeduplicationId");
    }

    private JsonNode batch(long batch, MessageGroups groups) throws IOException {
        return batch(batch, groups, 1_000);
    }

    private JsonNode batch(long batch, MessageGroups groups, long startMicros) throws IOException {
        MessageEncoder encoder = new MessageEncoder("run", OfferedLoad.PRODUCER, new RandomFiller(1));
        BatchBodies bodies = new BatchBodies(
                new Placement(offer, QUEUES.size(), groups),
                QUEUES,
                new PlainBodies(encoder, BYTES),
                number -> startMicros + number);
        return new ObjectMapper().readTree(bodies.apply(batch));
    }
}
