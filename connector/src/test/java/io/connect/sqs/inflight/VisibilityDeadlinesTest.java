package io.connect.sqs.inflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.sqs.client.QueueUrl;
import io.connect.sqs.queue.ReceivedMessage;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class VisibilityDeadlinesTest {

    private static final QueueUrl QUEUE = QueueUrl.parse("http://localhost/0/orders");
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private final AtomicLong now = new AtomicLong();
    private final VisibilityDeadlines deadlines = new VisibilityDeadlines(TIMEOUT, now::get);
    private final InFlightMessage message = new InFlightMessage(QUEUE, received(1), now.get());

    @Test
    void isDueAfterHalfOfItsTimeout() {
        deadlines.track(message);
        pass(TIMEOUT.dividedBy(2).minusNanos(1));
        assertThat(deadlines.takeDue(10)).isEmpty();

        pass(Duration.ofNanos(1));

        assertThat(deadlines.takeDue(10)).containsExactly(message);
        assertThat(deadlines.takeDue(10)).as("what is taken out").isEmpty();
    }

    @Test
    void isNotExtendedBeyondWhatSqsGrants() {
        pass(Duration.ofHours(12).minus(TIMEOUT));
        deadlines.track(message);
        pass(TIMEOUT.dividedBy(2));

        assertThat(deadlines.takeDue(10)).isEmpty();
    }

    /** SQS counts its twelve hours from the receive that the handle is of. */
    @Test
    void whatWasReceivedAgainMayBeExtendedForAsLongAgain() {
        pass(Duration.ofHours(12));
        message.renewHandle(received(2), now.get());
        deadlines.track(message);
        pass(TIMEOUT.dividedBy(2));

        assertThat(deadlines.takeDue(10)).containsExactly(message);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private static ReceivedMessage received(int count) {
        return new ReceivedMessage(
                "id",
                "handle-" + count,
                "body",
                Map.of(),
                Map.of(ReceivedMessage.RECEIVE_COUNT, Integer.toString(count)));
    }
}
