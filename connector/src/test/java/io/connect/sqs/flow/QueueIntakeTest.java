package io.connect.sqs.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.sqs.ack.Acknowledger;
import io.connect.sqs.ack.UnproducedPolicy;
import io.connect.sqs.config.KafkaKeys.RecordKey;
import io.connect.sqs.config.KafkaKeys.RecordTimestamp;
import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.inflight.ConversionThrottle;
import io.connect.sqs.inflight.DeliveryLog;
import io.connect.sqs.inflight.InFlightBudget;
import io.connect.sqs.inflight.InFlightMessage;
import io.connect.sqs.inflight.QueueHistory;
import io.connect.sqs.inflight.QueueLedger;
import io.connect.sqs.inflight.StandardDeliveryLog;
import io.connect.sqs.inflight.VisibilityDeadlines;
import io.connect.sqs.inflight.VisibilityExtender;
import io.connect.sqs.metrics.TaskMetrics;
import io.connect.sqs.queue.ReceivedMessage;
import io.connect.sqs.receive.IntakeGate;
import io.connect.sqs.record.AttributeSelection;
import io.connect.sqs.record.RecordFactory;
import io.connect.sqs.record.RecordForms;
import io.connect.sqs.record.RecordKeys;
import io.connect.sqs.record.RecordTimestamps;
import io.connect.sqs.suspect.FailureHistory;
import io.connect.sqs.suspect.SuspectRule;
import io.connect.sqs.testing.FakeSqs;
import io.connect.sqs.thread.TaskMachine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueueIntakeTest {

    private static final QueueUrl QUEUE = QueueUrl.parse("http://localhost/0/orders");
    private static final long PLENTY = 1_000_000;

    private final FakeSqs sqs = new FakeSqs(QUEUE, Duration.ofSeconds(30), System::nanoTime);
    private final TaskMetrics metrics = new TaskMetrics(System::nanoTime);
    private final InFlightBudget budget = InFlightBudget.strict(100, PLENTY);
    private final ConversionThrottle throttle = new ConversionThrottle(PLENTY);
    private final VisibilityDeadlines deadlines = new VisibilityDeadlines(Duration.ofSeconds(30), System::nanoTime);
    private final QueueLedger ledger = new QueueLedger(QUEUE, budget, throttle, deadlines);
    private final DeliveryLog log = new StandardDeliveryLog(QUEUE);
    private final QueueHistory history = new QueueHistory(log, System::nanoTime);
    private final IntakeGate gate = new IntakeGate();
    private final List<Arrival> arrivals = new ArrayList<>();
    private final QueueIntake intake = new QueueIntake(
            new QueueServices(
                    ledger,
                    history,
                    new Acknowledger(
                            ledger, log, UnproducedPolicy.DELETE, true, message -> {}, metrics, InstantSource.system()),
                    new RecordFactory(
                            QUEUE,
                            "t",
                            null,
                            new RecordKeys(RecordKey.AUTO, Optional.empty(), false),
                            new RecordTimestamps(RecordTimestamp.SENT, Optional.empty(), InstantSource.system()),
                            new AttributeSelection(true, List.of()),
                            RecordForms.ANY),
                    Optional.empty(),
                    new SuspectRule(5, new FailureHistory(System::nanoTime), true),
                    PLENTY),
            history,
            message -> true,
            arrivals::addAll,
            new VisibilityExtender(sqs, ledger, deadlines, metrics, failure -> {}, Runnable::run, 10),
            new TaskParts(null, budget, throttle, metrics, TaskMachine.real(), gate, (queue, failure) -> {}));

    @AfterEach
    void close() {
        sqs.close();
    }

    /**
     * The task released a message that was already in Kafka. Its delete with the older handle failed, and the next task
     * produced it again. Found by the simulation.
     */
    @Test
    void aTaskThatStopsKeepsTheNewHandleOfAMessageThatIsOnItsWay() {
        intake.accept(List.of(received("a", 1)));
        InFlightMessage message = arrivals.get(0).message();

        intake.refuse(List.of(received("a", 2), received("b", 1)));
        intake.releaseRefused();

        assertThat(message.receiptHandle()).isEqualTo("a#2");
        assertThat(sqs.calls()).as("the other message is released").containsExactly("release");
    }

    /**
     * One probe a minute received only one message a minute from a queue whose messages Kafka already had. Found by the
     * simulation.
     */
    @Test
    void aProbeThatNeedsNoConversionIsFollowedByAnotherAtOnce() {
        AtomicInteger probes = new AtomicInteger();
        gate.add(countingProbes(probes));
        gate.close(IntakeGate.Reason.SERVICE);
        history.missedDeletes().remember("delivered");

        intake.accept(List.of(received("delivered", 2)));
        assertThat(probes).hasValue(1);
        intake.accept(List.of());
        intake.accept(List.of(received("to convert", 1)));

        assertThat(probes)
                .as("no more probes: no message came, or a conversion tests the service")
                .hasValue(1);
    }

    /** A fair queue is a standard queue whose messages have groups. */
    @Test
    void aMessageOfAFairQueueIsReleasedInAPauseThoughAnotherOfItsGroupWasReleasedBefore() {
        gate.close(IntakeGate.Reason.PAUSE);
        intake.accept(List.of(received("a", 1)));

        intake.accept(List.of(received("a", 2), received("b", 1)));

        assertThat(arrivals)
                .extracting(arrival -> arrival.message().messageId())
                .containsExactly("a");
    }

    private static IntakeGate.Receiver countingProbes(AtomicInteger probes) {
        return new IntakeGate.Receiver() {
            @Override
            public void wake() {
                // Not needed by this test.
            }

            @Override
            public void probe() {
                probes.incrementAndGet();
            }
        };
    }

    private static ReceivedMessage received(String id, int receive) {
        return new ReceivedMessage(
                id,
                id + '#' + receive,
                "body",
                Map.of(),
                Map.of(ReceivedMessage.RECEIVE_COUNT, Integer.toString(receive), ReceivedMessage.GROUP_ID, "tenant"));
    }
}
