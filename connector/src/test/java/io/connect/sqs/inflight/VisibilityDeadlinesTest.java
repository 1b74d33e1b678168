package io.connect.sqs.inflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.sqs.config.QueueUrl;
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
        assertThat(deadlines.takeDue()).isEmpty();

        pass(Duration.ofNanos(1));

        assertThat(deadlines.takeDue()).containsExactly(message);
        assertThat(deadlines.takeDue()).as("due messages after they were taken").isEmpty();
    }

    @Test
    void aMessageThatWasExtendedMayHaveLapsedBeforeThat() {
        deadlines.track(message);
        assertThat(deadlines.mayHaveLapsed(message)).isFalse();
        pass(TIMEOUT);
        deadlines.takeDue();

        deadlines.track(message);

        assertThat(deadlines.mayHaveLapsed(message)).isTrue();
    }

    /**
     * Eight minutes are left of the twelve hours since the receive. One minute is reserved for the time that the
     * receive's answer took.
     */
    @Test
    void theLastExtensionGrantsTheRestThatSqsAllows() {
        pass(Duration.ofHours(12).minusMinutes(13));
        deadlines.track(message);
        assertThat(deadlines.grant(message)).isEqualTo(TIMEOUT);
        pass(TIMEOUT.dividedBy(2));

        assertThat(deadlines.takeDue()).containsExactly(message);
        assertThat(deadlines.grant(message)).isEqualTo(Duration.ofMinutes(7));
    }

    @Test
    void isNotExtendedWhereThatWouldNotHideItForLonger() {
        pass(Duration.ofHours(12).minus(TIMEOUT));
        deadlines.track(message);
        pass(TIMEOUT.dividedBy(2));

        assertThat(deadlines.takeDue()).isEmpty();
    }

    @Test
    void isGrantedNothingOnceItsTimeIsOver() {
        pass(Duration.ofHours(13));

        assertThat(deadlines.grant(message)).isZero();
    }

    /** SQS counts its twelve hours from the receive that issued the handle. */
    @Test
    void aMessageReceivedAgainMayBeExtendedForAsLongAgain() {
        pass(Duration.ofHours(12));
        message.renewHandle(received(2), now.get());
        deadlines.track(message);
        pass(TIMEOUT.dividedBy(2));

        assertThat(deadlines.takeDue()).containsExactly(message);
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
