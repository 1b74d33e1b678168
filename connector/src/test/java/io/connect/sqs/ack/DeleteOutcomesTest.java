package io.connect.sqs.ack;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.inflight.ConversionThrottle;
import io.connect.sqs.inflight.InFlightBudget;
import io.connect.sqs.inflight.InFlightMessage;
import io.connect.sqs.inflight.MissedDeletes;
import io.connect.sqs.inflight.QueueLedger;
import io.connect.sqs.inflight.StandardDeliveryLog;
import io.connect.sqs.inflight.VisibilityDeadlines;
import io.connect.sqs.metrics.Metric;
import io.connect.sqs.metrics.TaskMetrics;
import io.connect.sqs.queue.ReceivedMessage;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * A standard queue confirms deletes that it does not carry out. Found by {@code lottery.feature} on an overloaded
 * machine.
 */
class DeleteOutcomesTest {

    private static final QueueUrl QUEUE = QueueUrl.parse("http://localhost/0/orders");
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final AtomicLong now = new AtomicLong();
    private final VisibilityDeadlines deadlines = new VisibilityDeadlines(TIMEOUT, now::get);
    private final QueueLedger ledger =
            new QueueLedger(QUEUE, InFlightBudget.strict(100, 100_000), new ConversionThrottle(100_000), deadlines);
    private final MissedDeletes missedDeletes = new MissedDeletes(now::get);
    private final TaskMetrics metrics = new TaskMetrics(now::get);
    private final DeleteOutcomes outcomes =
            new DeleteOutcomes(ledger, new StandardDeliveryLog(QUEUE), missedDeletes, metrics, failure -> {});
    private final InFlightMessage message = new InFlightMessage(QUEUE, received(1), 0);

    @Test
    void aMessageDeletedInGoodTimeIsForgotten() {
        ledger.enter(message);
        now.addAndGet(TIMEOUT.dividedBy(2).minusNanos(1).toNanos());

        outcomes.deleted(message);

        assertThat(missedDeletes.recall("m")).isFalse();
        assertThat(ledger.find("m")).isEmpty();
    }

    @Test
    void aMessageThatMayHaveBeenVisibleBeforeItsDeleteIsKnownWhenItComesBack() {
        ledger.enter(message);
        now.addAndGet(TIMEOUT.dividedBy(2).toNanos());

        outcomes.deleted(message);

        assertThat(missedDeletes.recall("m")).isTrue();
        assertThat(ledger.find("m")).isEmpty();
    }

    @Test
    void aMessageWhoseExtensionIsUnderWayIsKnownWhenItComesBack() {
        ledger.enter(message);
        now.addAndGet(TIMEOUT.dividedBy(2).toNanos());
        deadlines.takeDue();

        outcomes.deleted(message);

        assertThat(missedDeletes.recall("m")).isTrue();
    }

    @Test
    void aMessageThatWasReceivedAgainIsKnownWhenItComesBackOnceMore() {
        ledger.enter(message);
        ledger.redelivered(message, received(2), 0);

        outcomes.deleted(message);

        assertThat(missedDeletes.recall("m")).isTrue();
    }

    /**
     * Otherwise each message that is received after its delete would count twice, and the metric would exceed that of
     * produced messages.
     */
    @Test
    void aMessageWhoseDeleteIsConfirmedTwiceIsCountedOnce() {
        ledger.enter(message);
        now.addAndGet(TIMEOUT.toNanos());
        outcomes.deleted(message);
        assertThat(missedDeletes.recall("m")).isTrue();

        InFlightMessage again = new InFlightMessage(QUEUE, received(2), now.get());
        ledger.enter(again);
        outcomes.deleted(again);

        assertThat(metrics.value(Metric.DELETED)).isEqualTo(1);
    }

    @Test
    void aMessageWhoseFirstDeleteWasRefusedIsCountedWithItsSecond() {
        ledger.enter(message);
        outcomes.handleLapsed(message);
        assertThat(metrics.value(Metric.DELETED)).isZero();
        assertThat(missedDeletes.recall("m")).isTrue();

        InFlightMessage again = new InFlightMessage(QUEUE, received(2), now.get());
        ledger.enter(again);
        outcomes.deleted(again);

        assertThat(metrics.value(Metric.DELETED)).isEqualTo(1);
    }

    /** A FIFO queue refuses an older handle. So a delete that it confirms has been carried out. */
    @Test
    void aDeleteThatAFifoQueueConfirmsIsNotDoubted() {
        QueueUrl fifo = QueueUrl.parse("http://localhost/0/orders.fifo");
        QueueLedger ofFifo =
                new QueueLedger(fifo, InFlightBudget.strict(100, 100_000), new ConversionThrottle(100_000), deadlines);
        InFlightMessage late = new InFlightMessage(fifo, received(2), 0);
        ofFifo.enter(late);
        now.addAndGet(TIMEOUT.toNanos());

        new DeleteOutcomes(ofFifo, new StandardDeliveryLog(fifo), missedDeletes, metrics, failure -> {}).deleted(late);

        assertThat(missedDeletes.recall("m")).isFalse();
        assertThat(ofFifo.find("m")).isEmpty();
    }

    /**
     * With a slow Kafka, many messages pass half of their timeout. The connector must still remember a message that
     * certainly comes back.
     */
    @Test
    void aRefusedDeleteOutlivesAnyNumberOfDoubtfulOnes() {
        ledger.enter(message);
        outcomes.handleLapsed(message);

        for (int i = 0; i < 60_000; i++) {
            missedDeletes.confirmed("doubtful-" + i, true);
        }

        assertThat(missedDeletes.recall("doubtful-0")).isFalse();
        assertThat(missedDeletes.recall("doubtful-59999")).isTrue();
        assertThat(missedDeletes.recall("m")).isTrue();
        assertThat(missedDeletes.recall("m")).isFalse();
    }

    private static ReceivedMessage received(int count) {
        return new ReceivedMessage(
                "m", "h-" + count, "body", Map.of(), Map.of(ReceivedMessage.RECEIVE_COUNT, Integer.toString(count)));
    }
}
