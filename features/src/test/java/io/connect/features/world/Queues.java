package io.connect.features.world;

import io.connect.testbed.sqs.QueueDepth;
import io.connect.testbed.sqs.SqsAdmin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The queues of a scenario and what was sent to them. */
public final class Queues {
    /**
     * Seconds until a message that a killed worker held is received again; short, because scenarios wait for it, and
     * longer than any pause of a healthy connector.
     */
    private static final String VISIBILITY_TIMEOUT = "10";

    private final SqsAdmin sqs;
    private final String scenario;
    private final Outbox outbox;
    private final List<Queue> all = new ArrayList<>();
    private Queue deadLetters;
    private Flow flow;

    Queues(SqsAdmin sqs, String scenario) {
        this.sqs = sqs;
        this.scenario = scenario;
        this.outbox = new Outbox(sqs.client(), scenario);
    }

    /** Creates one more queue; attributes as SQS spells them. */
    public Queue create(boolean fifo, Map<String, String> attributes) {
        String name = scenario + "-" + (all.size() + 1) + (fifo ? ".fifo" : "");
        Map<String, String> merged = new HashMap<>(Map.of("VisibilityTimeout", VISIBILITY_TIMEOUT));
        merged.putAll(attributes);
        Queue queue = new Queue(name, sqs.createQueue(name, merged), fifo);
        all.add(queue);
        return queue;
    }

    /** Creates a standard queue that hands over to a dead-letter queue of its own. */
    public void createWithRedrive(int maxReceives) {
        deadLetters = new Queue(scenario + "-dlq", sqs.createQueue(scenario + "-dlq", Map.of()), false);
        create(
                false,
                Map.of(
                        "VisibilityTimeout",
                        "1",
                        "RedrivePolicy",
                        "{\"deadLetterTargetArn\":\"" + sqs.arn(deadLetters.url()) + "\",\"maxReceiveCount\":"
                                + maxReceives + "}"));
    }

    /** Bodies that have arrived in the dead-letter queue since the last call. */
    public List<String> drainDeadLetters() {
        return sqs.drain(deadLetters.url()).stream()
                .map(message -> message.body())
                .toList();
    }

    /** Deletes the only queue and creates it anew under the same name. */
    public void recreate() {
        sqs.deleteQueue(only().url());
        sqs.createQueue(only().name(), Map.of("VisibilityTimeout", VISIBILITY_TIMEOUT));
    }

    /** The queue of a scenario that has one. */
    public Queue only() {
        if (all.size() != 1) {
            throw new IllegalStateException("this scenario has " + all.size() + " queues; say which is meant");
        }
        return all.get(0);
    }

    public List<Queue> all() {
        return List.copyOf(all);
    }

    public Outbox outbox() {
        return outbox;
    }

    /** Keeps sending to these queues until {@link #endFlow()}, to each at this rate. */
    public void startFlow(List<Queue> queues, int perSecond, int groups, int bytes) {
        flow = new Flow(outbox, queues, perSecond, groups, bytes);
    }

    /**
     * Does at once what takes SQS five minutes. The emulator forgets deduplication ids when a queue is purged, and what is purged
     * here holds nothing else.
     *
     * @throws IllegalStateException when the queue is not empty
     */
    public void forgetDeduplicationIds() {
        if (depth().total() != 0) {
            throw new IllegalStateException(
                    "a purge would take messages away: there are " + depth() + " in " + only().name());
        }
        sqs.client().purgeQueue(request -> request.queueUrl(only().url()));
    }

    /** Messages a second that are really being sent, on average since {@link #startFlow}. */
    public double flowPerSecond() {
        if (flow == null) {
            throw new IllegalStateException("no messages keep being sent in this scenario");
        }
        return flow.perSecond();
    }

    /** @throws IllegalStateException if messages are to keep being sent and could not be */
    public void checkFlow() {
        if (flow != null) {
            flow.check();
        }
    }

    /** Sends no more. */
    public void endFlow() {
        if (flow != null) {
            Flow ended = flow;
            flow = null;
            ended.close();
        }
    }

    /** All queues together. */
    public QueueDepth depth() {
        return sqs.depth(all.stream().map(Queue::url).toList());
    }

    void delete() {
        endFlow();
        all.forEach(queue -> sqs.deleteQueue(queue.url()));
        if (deadLetters != null) {
            sqs.deleteQueue(deadLetters.url());
        }
    }
}
