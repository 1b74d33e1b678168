package io.connect.sqs.flow;

import io.connect.sqs.ack.Acknowledger;
import io.connect.sqs.ack.DeleteBatcher;
import io.connect.sqs.ack.DeleteOutcomes;
import io.connect.sqs.ack.DeleteSettings;
import io.connect.sqs.ack.UnproducedPolicy;
import io.connect.sqs.config.DeliveryKeys;
import io.connect.sqs.config.KafkaKeys;
import io.connect.sqs.config.KafkaKeys.RecordKey;
import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.config.SqsSourceConfig;
import io.connect.sqs.converter.Converters;
import io.connect.sqs.converter.json.FieldPath;
import io.connect.sqs.error.Backoff;
import io.connect.sqs.error.CallRetries;
import io.connect.sqs.error.DeadLetters;
import io.connect.sqs.filter.FilterPolicy;
import io.connect.sqs.inflight.DeliveryLog;
import io.connect.sqs.inflight.QueueHistory;
import io.connect.sqs.inflight.QueueLedger;
import io.connect.sqs.inflight.VisibilityDeadlines;
import io.connect.sqs.inflight.VisibilityExtender;
import io.connect.sqs.queue.QueueAttributes;
import io.connect.sqs.queue.ReceivedMessage;
import io.connect.sqs.queue.SqsApi;
import io.connect.sqs.queue.SqsFailure;
import io.connect.sqs.receive.IdleShare;
import io.connect.sqs.receive.QueueReceiver;
import io.connect.sqs.receive.ReceiveSettings;
import io.connect.sqs.record.AttributeSelection;
import io.connect.sqs.record.RecordFactory;
import io.connect.sqs.record.RecordForms;
import io.connect.sqs.record.RecordKeys;
import io.connect.sqs.record.RecordTimestamps;
import io.connect.sqs.suspect.FailureHistory;
import io.connect.sqs.suspect.SuspectRule;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Builds the pipeline of a queue from the task's shared parts. */
final class QueuePipelines {

    /**
     * How long an incomplete batch of deletes waits on a standard queue. On a FIFO queue the wait would keep message groups
     * locked.
     */
    private static final Duration DELETE_LINGER = Duration.ofMillis(20);

    /**
     * The part of the process's open files that a task may use for its receives, and again for its deletes. Each call needs a
     * connection of its own. A worker without free file descriptors could reach neither Kafka nor SQS. A process with many busy
     * tasks at distant queues needs a higher limit.
     */
    private static final int PART_OF_OPEN_FILES = 10;

    /** Enough for a nearby queue, whatever the system says. */
    private static final int LEAST_CALLS = 50;

    /**
     * The part of the concurrent deletes that may be added as visibility calls. They let a task extend or release tens of
     * thousands of messages in few round trips. The connections suffice for these calls and the deletes together.
     */
    private static final int VISIBILITY_PART = 2;

    /**
     * The longest pause between retries. After an outage, a queue may stay unread for this time while its backlog grows. One
     * call in five seconds is little load for the service and the network.
     */
    private static final Duration LONGEST_CALL_PAUSE = Duration.ofSeconds(5);

    private static final Duration FIRST_CALL_PAUSE = Duration.ofMillis(200);

    private final SqsSourceConfig config;
    private final int queues;
    private final SqsApi sqs;
    private final TaskParts parts;
    private final Backoff calls;
    private final FailureHistory failures;
    private final Optional<FilterPolicy> policy;
    private final AttributeSelection attributes;

    /**
     * The largest number of concurrent receives of a task, if it adapts. The deletes have the same limit: both work in batches
     * of ten, and each call takes one round trip.
     */
    private final int mostCalls;

    /**
     * @param queues the number of queues of the task
     * @param failures the earlier failures
     */
    QueuePipelines(SqsSourceConfig config, int queues, SqsApi sqs, TaskParts parts, FailureHistory failures) {
        this.config = config;
        this.queues = queues;
        this.sqs = sqs;
        this.parts = parts;
        this.calls = new Backoff(FIRST_CALL_PAUSE, LONGEST_CALL_PAUSE, parts.machine()::chance);
        this.failures = failures;
        this.mostCalls = (int) Math.max(
                LEAST_CALLS,
                Math.min(DeliveryKeys.MOST_CONCURRENT_RECEIVES, parts.machine().openFiles() / PART_OF_OPEN_FILES));
        this.policy = config.filterPolicy().map(FilterPolicy::parse);
        this.attributes = new AttributeSelection(config.attributesEnabled(), config.attributeNames());
    }

    QueuePipeline open(QueueUrl queue, QueueAttributes attributes, QueueHistory history, ConversionStage conversions) {
        DeliveryLog log = history.log();
        Duration visibilityTimeout = config.visibilityTimeout().orElse(attributes.visibilityTimeout());
        VisibilityDeadlines deadlines =
                new VisibilityDeadlines(visibilityTimeout, parts.clocks().nano());
        QueueLedger ledger = new QueueLedger(queue, parts.budget(), parts.throttle(), deadlines);
        Consumer<SqsFailure> failed = failure -> parts.failed().accept(queue, failure);
        DeleteBatcher deletes = new DeleteBatcher(
                new DeleteSettings(
                        queue, queue.isFifo() ? Duration.ZERO : DELETE_LINGER, calls, Math.max(1, mostCalls / queues)),
                sqs,
                parts.executor(),
                new DeleteOutcomes(ledger, log, history.missedDeletes(), parts.metrics(), failed),
                parts.metrics(),
                parts.clocks().nano());
        Acknowledger acknowledger = new Acknowledger(
                ledger,
                log,
                UnproducedPolicy.of(config.toleratesErrors(), config.deleteUnproduced()),
                config.deleteMessages(),
                deletes::add,
                parts.metrics(),
                parts.clocks().wall());
        QueueServices services = services(queue, ledger, history, acknowledger);
        VisibilityExtender visibility = new VisibilityExtender(
                sqs,
                ledger,
                deadlines,
                parts.metrics(),
                failed,
                parts.executor(),
                Math.max(1, mostCalls / VISIBILITY_PART / queues));
        QueueIntake intake = new QueueIntake(services, history, wanted(), conversions::submit, visibility, parts);
        QueueReceiver receiver = new QueueReceiver(
                settings(queue, visibilityTimeout),
                sqs,
                parts.budget(),
                intake,
                parts.executor(),
                parts.metrics(),
                parts.clocks().nano());
        return new QueuePipeline(services, receiver, parts.gate(), visibility, deadlines, parts.executor());
    }

    private Predicate<ReceivedMessage> wanted() {
        return policy.<Predicate<ReceivedMessage>>map(filter -> message -> filter.matches(message.attributes()))
                .orElse(message -> true);
    }

    QueueServices services(QueueUrl queue, QueueLedger ledger, QueueHistory history, Acknowledger acknowledger) {
        RecordFactory records = new RecordFactory(
                queue,
                config.topicFor(queue),
                config.partition(),
                new RecordKeys(config.recordKey(), config.recordKeyAttribute(), queue.isFifo()),
                new RecordTimestamps(
                        config.recordTimestamp(),
                        config.recordTimestampField()
                                .map(path -> FieldPath.parse(KafkaKeys.RECORD_TIMESTAMP_FIELD, path)),
                        parts.clocks().wall()),
                attributes,
                RecordForms.writtenBy(config.keyConverter(), config.valueConverter(), config.headerConverter()));
        return new QueueServices(
                ledger,
                history,
                acknowledger,
                records,
                config.dlqTopic()
                        .map(topic -> new DeadLetters(topic, records, config.recordMaxBytes(), config.dlqTruncates())),
                new SuspectRule(suspectReceiveCount(), failures, !config.toleratesErrors()),
                config.recordMaxBytes());
    }

    /** In copy mode, every message is received again and again, so its receive count shows no failure. */
    private int suspectReceiveCount() {
        return config.deleteMessages() ? config.suspectReceiveCount() : Integer.MAX_VALUE;
    }

    /** The names of attributes that decide how a message is handled. */
    private Set<String> decisive() {
        Set<String> names = new LinkedHashSet<>();
        policy.map(FilterPolicy::attributeNames).ifPresent(names::addAll);
        if (config.recordKey() == RecordKey.ATTRIBUTE) {
            config.recordKeyAttribute().ifPresent(names::add);
        }
        names.addAll(Converters.attributes(config));
        return names;
    }

    /**
     * @param visibilityTimeout sent with each receive, because the queue's own timeout may change and extensions are planned
     * from this value
     */
    private ReceiveSettings settings(QueueUrl queue, Duration visibilityTimeout) {
        return new ReceiveSettings(
                queue,
                config.maxMessages(),
                config.waitTime(),
                visibilityTimeout,
                attributes.toReceive(decisive()),
                Math.max(1, config.maxConcurrentReceives().orElse(mostCalls) / queues),
                IdleShare.of(queues, config.maxInFlightMessages(), config.maxInFlightBytes()),
                new CallRetries(calls, config.credentialPatience()),
                parts.machine()::newId);
    }
}
