package io.connect.features.lottery.plan;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The connectors of a lottery, each with its own queues and topic. */
public enum Lane {
    STANDARD(Cluster.PLAIN, false, 1, 2, Form.PLAIN),
    STANDARD_SEVERAL(Cluster.PLAIN, false, 3, 2, Form.COMPRESSED),
    FIFO_REPEATS(Cluster.PLAIN, true, 2, 2, Form.CLAIM_CHECKED),
    FIFO_ONCE(Cluster.ONCE, true, 1, 1, Form.PLAIN),
    FIFO_ONCE_SEVERAL(Cluster.ONCE, true, 3, 2, Form.CLAIM_CHECKED),
    FIFO_ONCE_SCHEMA(Cluster.ONCE, true, 1, 1, Form.SCHEMA),
    STANDARD_ONCE(Cluster.ONCE, false, 2, 2, Form.COMPRESSED);

    /** All queues, in the order of their numbers. */
    private static final List<Lane> BY_QUEUE = Arrays.stream(values())
            .flatMap(lane -> Collections.nCopies(lane.queues, lane).stream())
            .toList();

    private final Cluster cluster;
    private final boolean fifo;
    private final int queues;
    private final int tasks;
    private final Form form;

    Lane(Cluster cluster, boolean fifo, int queues, int tasks, Form form) {
        this.cluster = cluster;
        this.fifo = fifo;
        this.queues = queues;
        this.tasks = tasks;
        this.form = form;
    }

    /** The total number of queues of all lanes. */
    public static int queueCount() {
        return BY_QUEUE.size();
    }

    /** The lane of a queue by its number from 0. */
    public static Lane ofQueue(int queue) {
        return BY_QUEUE.get(queue);
    }

    /** The lane of a message by its id. */
    public static Lane ofMessage(String id) {
        return ofQueue(Integer.parseInt(id.substring(0, id.indexOf('/'))));
    }

    /** The lane of this name. */
    public static Lane of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Numbers of its queues. */
    public List<Integer> queueNumbers() {
        return IntStream.range(0, queueCount())
                .filter(queue -> ofQueue(queue) == this)
                .boxed()
                .toList();
    }

    /** The name in plans and reports. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The workers that run its connector. */
    public Cluster cluster() {
        return cluster;
    }

    /** Whether its queues keep the order of their groups. */
    public boolean fifo() {
        return fifo;
    }

    /** {@code tasks.max} unless a fault changes it. */
    public int tasks() {
        return tasks;
    }

    /** The form of its messages. */
    public Form form() {
        return form;
    }

    /** Whether each message must arrive once, and in the order of its group. */
    public boolean exactlyOnce() {
        return fifo && cluster == Cluster.ONCE;
    }
}
