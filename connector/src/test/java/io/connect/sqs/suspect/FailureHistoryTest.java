package io.connect.sqs.suspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.inflight.InFlightMessage;
import io.connect.sqs.queue.ReceivedMessage;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FailureHistoryTest {

    private static final QueueUrl QUEUE = QueueUrl.parse("http://localhost/0/orders");

    private final AtomicLong now = new AtomicLong();
    private final FailureHistory history = new FailureHistory(now::get);

    /** A worker that runs for weeks kept every message that was ever on its way when a task failed. */
    @Test
    void entriesThatCountNoMoreAreRemovedByTheNextDelivery() {
        for (int i = 0; i < 1_000; i++) {
            history.failedInCompany(message("old-" + i));
        }
        pass(Duration.ofMinutes(30));
        history.failedAlone(message("late"));
        // Its entry is the newest now, wherever it was before.
        history.failedAlone(message("old-0"));

        pass(Duration.ofMinutes(30));
        history.delivered(message("other"));

        assertThat(history.size()).isEqualTo(2);
        assertThat(history.ownFailures(message("late"))).isOne();
        assertThat(history.ownFailures(message("old-0"))).isOne();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private static InFlightMessage message(String id) {
        return new InFlightMessage(QUEUE, new ReceivedMessage(id, "h", "body", Map.of(), Map.of()), 0);
    }
}
