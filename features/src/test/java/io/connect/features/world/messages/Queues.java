package io.connect.features.world.messages;

import io.connect.features.environment.Lazy;
import io.connect.features.world.RunningScenario;
import io.connect.features.world.place.Place;
import io.connect.testbed.sqs.QueueDepth;
import io.connect.testbed.sqs.SqsAdmin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The queues of a scenario, deleted with it. */
public final class Queues {
    /**
     * Seconds until a message that a killed worker had received is received again. It is short, because scenarios wait for it,
     * and longer than any pause of a healthy connector.
     */
    private static final String VISIBILITY_TIMEOUT = "10";

    private final RunningScenario scenario;
    private final Lazy<SqsAdmin> sqs;
    private final List<Queue> all = new ArrayList<>();
    private Optional<Queue> deadLetters = Optional.empty();
    private Optional<Queue> gone = Optional.empty();

    public Queues(RunningScenario scenario, Place place) {
        this.scenario = scenario;
        this.sqs = new Lazy<>(() -> {
            SqsAdmin service = place.testbed().sqs();
            scenario.atEnd(this::delete);
            return service;
        });
    }

    /** Creates one more queue; attributes have SQS's names. */
    public Queue create(boolean fifo, Map<String, String> attributes) {
        String name = scenario.name() + "-" + (all.size() + 1) + (fifo ? ".fifo" : "");
        Map<String, String> merged = new HashMap<>(Map.of("VisibilityTimeout", VISIBILITY_TIMEOUT));
        merged.putAll(attributes);
        Queue queue = new Queue(name, sqs.get().createQueue(name, merged), fifo);
        all.add(queue);
        return queue;
    }

    /**
     * Creates a queue with its own dead-letter queue.
     *
     * @param visibilitySeconds its visibility timeout
     */
    public void createWithRedrive(boolean fifo, int maxReceives, int visibilitySeconds) {
        String name = scenario.name() + "-dlq" + (fifo ? ".fifo" : "");
        Queue target = new Queue(name, sqs.get().createQueue(name, Map.of()), fifo);
        deadLetters = Optional.of(target);
        create(
                fifo,
                Map.of(
                        "VisibilityTimeout",
                        Integer.toString(visibilitySeconds),
                        "RedrivePolicy",
                        "{\"deadLetterTargetArn\":\"" + sqs.get().arn(target.url()) + "\",\"maxReceiveCount\":"
                                + maxReceives + "}"));
    }

    /** Bodies that have arrived in the dead-letter queue since the last call. */
    public List<String> drainDeadLetters() {
        Queue drained =
                deadLetters.orElseThrow(() -> new IllegalStateException("this scenario has no dead-letter queue"));
        return sqs.get().drain(drained.url()).stream()
                .map(message -> message.body())
                .toList();
    }

    /** Deletes the only queue and creates it again with the same name. */
    public void recreate() {
        sqs.get().deleteQueue(only().url());
        sqs.get().createQueue(only().name(), Map.of("VisibilityTimeout", VISIBILITY_TIMEOUT));
    }

    /** Deletes the queue that was created last; {@link #all} does not list it until it is created again. */
    public void deleteLast() {
        Queue last = all.remove(all.size() - 1);
        sqs.get().deleteQueue(last.url());
        gone = Optional.of(last);
    }

    /** The queue that {@link #deleteLast} deleted. */
    public Queue deleted() {
        return gone.orElseThrow(() -> new IllegalStateException("no queue of this scenario is deleted"));
    }

    /** Creates the queue again that {@link #deleteLast} deleted. */
    public void createAgain() {
        Queue again = deleted();
        sqs.get().createQueue(again.name(), Map.of("VisibilityTimeout", VISIBILITY_TIMEOUT));
        all.add(again);
        gone = Optional.empty();
    }

    /** The only queue of the scenario. */
    public Queue only() {
        if (all.size() != 1) {
            throw new IllegalStateException("this scenario has " + all.size() + " queues; say which is meant");
        }
        return all.get(0);
    }

    public List<Queue> all() {
        return List.copyOf(all);
    }

    /**
     * Makes deduplication ids expire immediately, which takes five minutes in SQS. The emulator drops deduplication ids when a
     * queue is purged, and the queues purged here are empty.
     *
     * @throws IllegalStateException when the queue is not empty
     */
    public void forgetDeduplicationIds() {
        if (depth().total() != 0) {
            throw new IllegalStateException(
                    "a purge would take messages away: there are " + depth() + " in " + only().name());
        }
        sqs.get().client().purgeQueue(request -> request.queueUrl(only().url()));
    }

    /** The total of all queues. */
    public QueueDepth depth() {
        return sqs.get().depth(all.stream().map(Queue::url).toList());
    }

    private void delete() {
        all.forEach(queue -> sqs.get().deleteQueue(queue.url()));
        deadLetters.ifPresent(queue -> sqs.get().deleteQueue(queue.url()));
    }
}
