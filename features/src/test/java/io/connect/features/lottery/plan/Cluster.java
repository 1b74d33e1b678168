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

    /** Workers of each. */
    public static final int WORKERS = 2;

    /** The name in plans and reports. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Name of a worker, such as {@code once-1}. */
    public String worker(int number) {
        return text() + "-" + number;
    }

    /** Names of its workers in order of their number. */
    public List<String> workers() {
        return IntStream.rangeClosed(1, WORKERS).mapToObj(this::worker).toList();
    }

    /** The cluster of this name, or of the worker of this name. */
    public static Cluster of(String name) {
        return valueOf(name.replaceAll("-\\d+$", "").toUpperCase(Locale.ROOT));
    }
}
