package io.connect.sqs.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.sqs.ack.Acknowledger;
import io.connect.sqs.ack.UnproducedPolicy;
import io.connect.sqs.config.KafkaKeys.RecordKey;
import io.connect.sqs.config.KafkaKeys.RecordTimestamp;
import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.converter.ConvertedMessage;
import io.connect.sqs.converter.MessageConverter;
import io.connect.sqs.converter.SourceMessage;
import io.connect.sqs.converter.memory.GrowthBudget;
import io.connect.sqs.error.Backoff;
import io.connect.sqs.error.RetryPolicy;
import io.connect.sqs.fifo.FifoDeliveryLog;
import io.connect.sqs.inflight.ConversionThrottle;
import io.connect.sqs.inflight.InFlightBudget;
import io.connect.sqs.inflight.InFlightMessage;
import io.connect.sqs.inflight.QueueHistory;
import io.connect.sqs.inflight.QueueLedger;
import io.connect.sqs.inflight.VisibilityDeadlines;
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
import io.connect.sqs.thread.ConversionThreads;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Converts on the submitting thread, like the fastest possible converter. Each message is finished before the next
 * arrives.
 */
class ConversionStageTest {

    private static final QueueUrl QUEUE = QueueUrl.parse("http://localhost/0/orders.fifo");
    private static final QueueUrl STANDARD = QueueUrl.parse("http://localhost/0/orders");
    private static final long PLENTY = 1 << 20;

    private final TaskMetrics metrics = new TaskMetrics(System::nanoTime);
    private final ConversionThrottle throttle = new ConversionThrottle(PLENTY);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final List<String> ready = new ArrayList<>();
    private final List<Integer> told = new ArrayList<>();
    private boolean immediate;
    private final QueueLedger ledger = new QueueLedger(
            QUEUE,
            InFlightBudget.strict(100, PLENTY),
            throttle,
            new VisibilityDeadlines(Duration.ofSeconds(30), System::nanoTime));
    private final QueueServices services = services();
    private final ConversionStage stage = new ConversionStage(
            new PoisonConverter(),
            new ConversionThreads(Runnable::run, timer),
            new ConversionMemory(throttle, new GrowthBudget(PLENTY, throttle::bytes)),
            new RetryPolicy(0, new Backoff(Duration.ofMillis(1), Duration.ofMillis(1), () -> 0)),
            new ServiceOutage(new IntakeGate(), timer, Duration.ofSeconds(10), System::nanoTime),
            metrics,
            new ReadyMessages() {
                @Override
                public void add(ReadyMessage message) {
                    ready.add((String) message.record().value().value());
                }

                @Override
                public void complete() {
                    told.add(ready.size());
                }
            });

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    @Test
    void messagesOfTheSameReceiveStayBehindOneThatFailsToConvert() {
        stage.submit(List.of(arrival("g", "a"), arrival("g", "poison"), arrival("g", "b"), arrival("g", "c")));

        assertThat(ready).containsExactly("a");
        assertThat(ledger.messageCount()).as("messages still in flight").isEqualTo(1);
    }

    @Test
    void otherGroupsOfTheSameReceiveGoOn() {
        stage.submit(List.of(arrival("g", "poison"), arrival("h", "a"), arrival("g", "b"), arrival("h", "c")));

        assertThat(ready).containsExactly("a", "c");
    }

    @Test
    void theGroupGoesOnWithMessagesOfALaterReceive() {
        stage.submit(List.of(arrival("g", "poison"), arrival("g", "b")));
        stage.submit(List.of(arrival("g", "a"), arrival("g", "b")));

        assertThat(ready).containsExactly("a", "b");
    }

    @Test
    void theGroupGoesOnAfterAnyExceptionOfAConverter() {
        stage.submit(List.of(arrival("g", "out of memory"), arrival("g", "b")));
        stage.submit(List.of(arrival("g", "assertion"), arrival("g", "b")));
        assertThat(ledger.messageCount()).as("messages still in flight").isZero();

        stage.submit(List.of(arrival("g", "a"), arrival("g", "b")));

        assertThat(ready).containsExactly("a", "b");
    }

    @Test
    void messagesOfOneReceiveReachConnectTogetherWithAnImmediateConverter() {
        immediate = true;

        stage.submit(List.of(arrival(null, "a"), arrival(null, "poison"), arrival(null, "b")));

        assertThat(ready).containsExactly("a", "b");
        assertThat(told).containsExactly(2);
    }

    @Test
    void aConversionThatMayWaitHoldsBackNoOther() {
        stage.submit(List.of(arrival(null, "a"), arrival(null, "b"), arrival(null, "c")));

        assertThat(told).containsExactly(1, 2, 3);
    }

    private Arrival arrival(String group, String body) {
        ReceivedMessage received = new ReceivedMessage(
                group + "-" + body,
                "handle",
                body,
                Map.of(),
                Map.of(ReceivedMessage.GROUP_ID, String.valueOf(group), ReceivedMessage.SEQUENCE_NUMBER, "1"));
        InFlightMessage message = new InFlightMessage(group == null ? STANDARD : QUEUE, received, System.nanoTime());
        ledger.enter(message);
        return new Arrival(services, message, received, null);
    }

    private QueueServices services() {
        FifoDeliveryLog log = new FifoDeliveryLog(QUEUE, 1, List.of(), Duration.ZERO, InstantSource.system());
        Acknowledger acknowledger = new Acknowledger(
                ledger, log, UnproducedPolicy.DELETE, true, message -> {}, metrics, InstantSource.system());
        return new QueueServices(
                ledger,
                new QueueHistory(log, System::nanoTime),
                acknowledger,
                new RecordFactory(
                        QUEUE,
                        "t",
                        null,
                        new RecordKeys(RecordKey.AUTO, Optional.empty(), true),
                        new RecordTimestamps(RecordTimestamp.SENT, Optional.empty(), InstantSource.system()),
                        new AttributeSelection(true, List.of()),
                        RecordForms.ANY),
                Optional.empty(),
                new SuspectRule(5, new FailureHistory(System::nanoTime), true),
                PLENTY);
    }

    private final class PoisonConverter implements MessageConverter {

        @Override
        public void configure(Map<String, ?> connectorConfig) {
            // Nothing to configure.
        }

        @Override
        public boolean isImmediate() {
            return immediate;
        }

        @Override
        public ConvertedMessage convert(SourceMessage message) {
            if (message.bodyText().equals("poison")) {
                throw new DataException("poisoned");
            }
            if (message.bodyText().equals("out of memory")) {
                throw new OutOfMemoryError("meant");
            }
            if (message.bodyText().equals("assertion")) {
                throw new AssertionError("meant");
            }
            return ConvertedMessage.ofText(message.bodyText());
        }
    }
}
