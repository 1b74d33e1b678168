package io.connect.sqsserver.queue;

import io.connect.sqsserver.message.Content;
import io.connect.sqsserver.message.Digests;
import io.connect.sqsserver.message.Grouping;
import io.connect.sqsserver.message.MemoryBudget;
import io.connect.sqsserver.message.MessageAttributes;
import io.connect.sqsserver.message.MessageIds;
import io.connect.sqsserver.message.Utf8;
import io.connect.sqsserver.sampling.Sampler;
import io.connect.sqsserver.settings.QueueSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Creates queues on a clock that the test moves. */
final class TestQueues implements QueueDirectory {

    static final long START = 1_800_000_000_000L;

    final MemoryBudget budget;
    final MessageIds ids = new MessageIds(1);
    long now = START;
    Sampler sampler = Sampler.NONE;
    private final Map<String, Queue> byArn = new HashMap<>();

    TestQueues() {
        this(Long.MAX_VALUE);
    }

    TestQueues(long limitBytes) {
        budget = new MemoryBudget(limitBytes);
    }

    Queue make(String name, Map<String, String> attributes) {
        boolean fifo = name.endsWith(".fifo");
        Map<String, String> all = new HashMap<>(attributes);
        if (fifo) {
            all.put("FifoQueue", "true");
        }
        QueueIdentity identity = new QueueIdentity(name, arn(name), ids.nextNumber(), now);
        Queue queue = new Queue(identity, QueueSettings.of(fifo, all), this, sampler, budget);
        byArn.put(identity.arn(), queue);
        return queue;
    }

    static String arn(String name) {
        return "arn:aws:sqs:eu-west-1:000000000000:" + name;
    }

    static String redrive(String deadLetters, int most) {
        return "{\"deadLetterTargetArn\":\"" + arn(deadLetters) + "\",\"maxReceiveCount\":" + most + "}";
    }

    @Override
    public Optional<Queue> byArn(String arn) {
        return Optional.ofNullable(byArn.get(arn));
    }

    @Override
    public void rearm(Queue queue) {
        // Tests call {@code advance} themselves.
    }

    Content content(String body, Grouping grouping) {
        byte[] bytes = Utf8.bytes(body);
        return new Content(ids.next(), bytes, Digests.md5(bytes), MessageAttributes.NONE, grouping, null, now);
    }

    Sent send(Queue queue, String body) {
        return send(queue, body, null);
    }

    Sent send(Queue queue, String body, Grouping grouping) {
        Outgoing outgoing =
                new Outgoing(content(body, grouping), queue.settings().delayMillis());
        return queue.send(List.of(outgoing), now).get(0);
    }

    Sent sendToGroup(Queue queue, String body, String group) {
        return send(queue, body, new Grouping(group, body));
    }

    List<Delivery> receive(Queue queue, int max) {
        return queue.receive(new Receive(max, queue.settings().visibilityMillis(), null), now);
    }

    static String body(Delivery delivery) {
        return Utf8.text(delivery.content().body());
    }

    static List<String> bodies(List<Delivery> deliveries) {
        return deliveries.stream().map(TestQueues::body).toList();
    }

    static int total(Queue queue, long now) {
        Depth depth = queue.depth(now);
        return depth.visible() + depth.inFlight() + depth.delayed();
    }
}
