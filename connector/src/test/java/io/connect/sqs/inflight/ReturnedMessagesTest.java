package io.connect.sqs.inflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.queue.ReceivedMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReturnedMessagesTest {

    private static final QueueUrl STANDARD = QueueUrl.parse("http://localhost/0/orders");
    private static final QueueUrl FIFO = QueueUrl.parse("http://localhost/0/orders.fifo");

    private final AtomicLong now = new AtomicLong();
    private final ReturnedMessages returned = new ReturnedMessages(now::get);

    @Test
    void aGroupOfAFifoQueueIsReleasedCompletelyOrNotAtAll() {
        returned.choose(List.of(message(FIFO, "a")));

        assertThat(returned.choose(List.of(message(FIFO, "a"), message(FIFO, "b"))))
                .isEmpty();
    }

    /** A fair queue is a standard queue whose messages have groups. It keeps no order. */
    @Test
    void aMessageOfAStandardQueueIsReleasedWithoutItsGroup() {
        returned.choose(List.of(message(STANDARD, "a")));

        assertThat(returned.choose(List.of(message(STANDARD, "a"), message(STANDARD, "b"))))
                .extracting(InFlightMessage::messageId)
                .containsExactly("b");
    }

    @Test
    void aMessageIsReleasedAgainOnlyAfterTheLongestRetention() {
        List<InFlightMessage> one = List.of(message(STANDARD, "m"));
        returned.choose(one);
        now.addAndGet(Duration.ofDays(13).toNanos());
        assertThat(returned.choose(one)).isEmpty();

        now.addAndGet(Duration.ofDays(1).toNanos());

        assertThat(returned.choose(one)).isEqualTo(one);
    }

    private static InFlightMessage message(QueueUrl queue, String id) {
        return new InFlightMessage(
                queue,
                new ReceivedMessage(id, "handle", "body", Map.of(), Map.of(ReceivedMessage.GROUP_ID, "tenant")),
                0);
    }
}
