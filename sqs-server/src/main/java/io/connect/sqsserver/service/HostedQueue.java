package io.connect.sqsserver.service;

import io.connect.sqsserver.queue.Queue;
import io.connect.sqsserver.settings.QueueSettings;
import java.util.Map;
import java.util.TreeMap;

/** A queue with the data that the service stores about it. Times are in milliseconds since 1970. */
public final class HostedQueue {

    private static final long NEVER = Long.MIN_VALUE / 2;

    private final Queue queue;
    private final Map<String, String> tags = new TreeMap<>();
    private long modifiedMillis;
    private long purgedMillis = NEVER;

    HostedQueue(Queue queue, Map<String, String> tags) {
        this.queue = queue;
        this.tags.putAll(tags);
        modifiedMillis = queue.identity().createdMillis();
    }

    public Queue queue() {
        return queue;
    }

    public String name() {
        return queue.identity().name();
    }

    public String arn() {
        return queue.identity().arn();
    }

    public QueueSettings settings() {
        return queue.settings();
    }

    /** The tags themselves, not a copy. A change of this map changes the tags of the queue. */
    public Map<String, String> tags() {
        return tags;
    }

    void change(QueueSettings changed, long nowMillis) {
        queue.change(changed, nowMillis);
        modifiedMillis = nowMillis;
    }

    long modifiedMillis() {
        return modifiedMillis;
    }

    long purgedMillis() {
        return purgedMillis;
    }

    void purge(long nowMillis) {
        queue.purge();
        purgedMillis = nowMillis;
    }
}
