package io.connect.features.lottery.plan;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The Connect clusters, which share the brokers. */
public enum Cluster {
    /** Workers with default settings. */
    PLAIN,
    /** Workers with exactly-once support. */
    ONCE;

    /** Number of workers of each cluster. */
    public static final int WORKERS = 2;

    /** The name in plans and reports. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Name of a worker, such as {@code once-1}. */
    public String worker(int number) {
        return text() + "-" + number;
    }

    /** Names of its workers, in the order of their numbers. */
    public List<String> workers() {
        return IntStream.rangeClosed(1, WORKERS).mapToObj(this::worker).toList();
    }

    /** The cluster with this name, or the cluster of the worker with this name. */
    public static Cluster of(String name) {
        return valueOf(name.replaceAll("-\\d+$", "").toUpperCase(Locale.ROOT));
    }
}
