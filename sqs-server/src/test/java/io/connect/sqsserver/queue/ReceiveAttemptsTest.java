package io.connect.sqsserver.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.sqsserver.message.Grouping;
import io.connect.sqsserver.sampling.Sampler;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A client that sends an id with each receive must not keep every message of the last five minutes in memory. */
class ReceiveAttemptsTest {

    private final TestQueues queues = new TestQueues();
    private final StoredMessages stored = new StoredMessages(true, 1, Sampler.NONE, queues.budget);
    private final ReceiveAttempts attempts = new ReceiveAttempts();

    @Test
    void forgetsAnAttemptWhenOneOfItsMessagesIsDeleted() {
        List<Delivery> got = received("a", "b");
        attempts.remember("attempt", got, queues.now);

        stored.remove(got.get(1).message);

        assertThat(attempts.size()).isZero();
        assertThat(attempts.repeat("attempt", queues.now)).isNull();
    }

    @Test
    void keepsALaterAttemptWithTheSameId() {
        List<Delivery> got = received("a", "b");
        attempts.remember("attempt", got, queues.now);
        stored.release(got.get(0).message);
        List<Delivery> later = received("c");
        attempts.remember("attempt", later, queues.now);

        stored.remove(got.get(1).message);

        assertThat(attempts.repeat("attempt", queues.now)).isEqualTo(later);
    }

    @Test
    void forgetsAnAttemptAfterFiveMinutes() {
        attempts.remember("attempt", received("a"), queues.now);

        assertThat(attempts.repeat("attempt", queues.now + 299_999)).hasSize(1);
        assertThat(attempts.repeat("attempt", queues.now + 300_000)).isNull();
        assertThat(attempts.size()).isZero();
    }

    private List<Delivery> received(String... groups) {
        List<Delivery> deliveries = new ArrayList<>();
        for (String group : groups) {
            Message message = stored.next(queues.content(group, new Grouping(group, group)), queues.now, null);
            queues.budget.force(message.content.memoryBytes());
            stored.enter(message, queues.now, queues.now);
            stored.launch(message, queues.now, queues.now + 3_600_000);
            deliveries.add(new Delivery(message, "handle of " + group));
        }
        return deliveries;
    }
}
