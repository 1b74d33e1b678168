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
        JsonNode entries = batch(0, new MessageGroups(4, 2, 0)).get("Entries");

        assertThat(entries)
                .extracting(entry -> entry.get("MessageGroupId").asText())
                .containsExactly("0", "2", "0", "2");
        assertThat(entries)
                .extracting(entry -> entry.get("MessageDeduplicationId").asText())
                .containsExactly("0-50", "0-51", "0-52", "0-53");
    }

    private JsonNode batch(long batch, MessageGroups groups) throws IOException {
        MessageEncoder encoder = new MessageEncoder("run", OfferedLoad.PRODUCER, new RandomFiller(1));
        BatchBodies bodies = new BatchBodies(
                new Placement(offer, QUEUES.size(), groups),
                QUEUES,
                new PlainBodies(encoder, BYTES),
                number -> 1_000 + number);
        return new ObjectMapper().readTree(bodies.apply(batch));
    }
}
