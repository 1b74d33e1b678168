package io.connect.sqsserver.service;

import io.connect.sqsserver.error.ErrorCode;
import io.connect.sqsserver.error.SqsException;
import io.connect.sqsserver.message.MemoryBudget;
import io.connect.sqsserver.message.MessageIds;
import io.connect.sqsserver.queue.Queue;
import io.connect.sqsserver.queue.QueueDirectory;
import io.connect.sqsserver.queue.QueueIdentity;
import io.connect.sqsserver.settings.QueueSettings;
import io.connect.sqsserver.time.Deadlines;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The queues of one account in one region. Times are in milliseconds since 1970. The caller must call {@link #run} at
 * {@link #nextMillis}. For use by one thread.
 */
public final class SqsService implements QueueDirectory {

    /** The minimum interval between two purges of a queue (API reference, PurgeQueue). */
    private static final long PURGE_INTERVAL_MILLIS = 60_000;

    /** The interval at which unused queues drop expired messages. */
    private static final long SWEEP_MILLIS = 60_000;

    private final ServiceOptions options;
    private final MessageIds ids;
    private final MemoryBudget budget;
    private final Map<String, HostedQueue> queues = new TreeMap<>();
    private final Map<String, Long> deletedMillis = new HashMap<>();
    private final Deadlines<Queue> alarms = new Deadlines<>();
    private final MoveTasks moveTasks;
    private long sweepMillis;

    public SqsService(ServiceOptions options) {
        this.options = options;
        ids = new MessageIds(options.seed());
        budget = new MemoryBudget(options.memoryBytes());
        moveTasks = new MoveTasks(this, ids);
    }

    public MessageIds ids() {
        return ids;
    }

    public MoveTasks moveTasks() {
        return moveTasks;
    }

    public String account() {
        return options.account();
    }

    /**
     * Creates a queue. If a queue with the same name and attributes exists, returns that queue.
     *
     * @throws SqsException QueueNameExists, QueueDeletedRecently, or an error for a name, attribute or tag that is not
     *     allowed
     */
    public HostedQueue create(String name, Map<String, String> attributes, Map<String, String> tags, long nowMillis) {
        boolean fifo = QueueName.check(name, attributes);
        QueueSettings settings = QueueSettings.of(fifo, attributes);
        HostedQueue existing = queues.get(name);
        if (existing != null) {
            existing.settings().differsFrom(attributes).ifPresent(attribute -> {
                throw new SqsException(
                        ErrorCode.QUEUE_NAME_EXISTS,
                        "A queue already exists with the same name and a different value for attribute " + attribute);
            });
            return existing;
        }
        if (nowMillis - deletedMillis.getOrDefault(name, Long.MIN_VALUE / 2) < options.nameReuseMillis()) {
            throw new SqsException(
                    ErrorCode.QUEUE_DELETED_RECENTLY,
                    "You must wait 60 seconds after deleting a queue before you can create another with the same name.");
        }
        Tags.check(Map.of(), tags);
        requireDeadLetters(settings, arn(name), attributes);
        QueueIdentity identity = new QueueIdentity(name, arn(name), ids.nextNumber(), nowMillis);
        HostedQueue made = new HostedQueue(new Queue(identity, settings, this, options.sampler(), budget), tags);
        queues.put(name, made);
        deletedMillis.remove(name);
        return made;
    }

    /** Finds the queue with this name. */
    public Optional<HostedQueue> find(String name) {
        return Optional.ofNullable(queues.get(name));
    }

    /** Deletes a queue with all of its messages. Its waiting receives end without messages. */
    public void delete(HostedQueue queue, long nowMillis) {
        queues.remove(queue.name());
        if (options.nameReuseMillis() > 0) {
            deletedMillis.values().removeIf(each -> nowMillis - each >= options.nameReuseMillis());
            deletedMillis.put(queue.name(), nowMillis);
        }
        queue.queue().close();
        alarms.remove(queue.queue());
    }

    /** All queues by name. */
    public List<HostedQueue> queues() {
        return List.copyOf(queues.values());
    }

    /** Changes attributes. An empty value restores the default. */
    public void change(HostedQueue queue, Map<String, String> changes, long nowMillis) {
        QueueSettings changed = queue.settings().with(changes);
        requireDeadLetters(changed, queue.arn(), changes);
        queue.change(changed, nowMillis);
    }

    private void requireDeadLetters(QueueSettings settings, String sourceArn, Map<String, String> changes) {
        String policy = changes.getOrDefault("RedrivePolicy", "");
        if (!policy.isEmpty()) {
            DeadLetters.require(
                    settings,
                    sourceArn,
                    policy,
                    byArn(settings.redrive().orElseThrow().deadLetterArn()));
        }
    }

    /**
     * Deletes all messages of a queue.
     *
     * @throws SqsException PurgeQueueInProgress within a minute after the previous purge
     */
    public void purge(HostedQueue queue, long nowMillis) {
        if (nowMillis - queue.purgedMillis() < PURGE_INTERVAL_MILLIS) {
            throw new SqsException(
                    ErrorCode.PURGE_QUEUE_IN_PROGRESS,
                    "Only one PurgeQueue operation on " + queue.name() + " is allowed every 60 seconds.");
        }
        queue.purge(nowMillis);
    }

    @Override
    public Optional<Queue> byArn(String arn) {
        return hosted(arn).map(HostedQueue::queue);
    }

    /** Finds the queue with this ARN, with the service's data about it. */
    Optional<HostedQueue> hosted(String arn) {
        return find(arn.substring(arn.lastIndexOf(':') + 1))
                .filter(queue -> queue.arn().equals(arn));
    }

    @Override
    public void rearm(Queue queue) {
        long due = queue.nextMillis();
        if (due == Deadlines.NEVER) {
            alarms.remove(queue);
        } else if (!queue.isPending() || queue.dueMillis() != due) {
            alarms.put(queue, due);
        }
    }

    /** Does the work that is due. */
    public void run(long nowMillis) {
        Queue due = alarms.pollDue(nowMillis);
        while (due != null) {
            due.advance(nowMillis);
            due = alarms.pollDue(nowMillis);
        }
        moveTasks.run(nowMillis);
        if (nowMillis >= sweepMillis) {
            sweepMillis = nowMillis + SWEEP_MILLIS;
            queues.values().forEach(each -> each.queue().advance(nowMillis));
        }
    }

    /** The time when {@link #run} must be called. */
    public long nextMillis() {
        return Math.min(sweepMillis, Math.min(alarms.nextMillis(), moveTasks.nextMillis()));
    }

    private String arn(String name) {
        return "arn:aws:sqs:" + options.region() + ":" + options.account() + ":" + name;
    }
}
