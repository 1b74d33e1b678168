package io.connect.sqs.metrics;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** The metrics of one task. Every method is thread-safe and fast. */
public final class TaskMetrics {

    private final Map<Metric, LongAdder> counters = new EnumMap<>(Metric.class);
    private final Map<Metric, LatencyWindow> timers = new EnumMap<>(Metric.class);
    private final Map<Metric, LongSupplier> gauges = new EnumMap<>(Metric.class);

    /** @param nanoClock monotonic nanoseconds, like {@link System#nanoTime} */
    public TaskMetrics(LongSupplier nanoClock) {
        for (Metric metric : Metric.values()) {
            switch (metric.kind()) {
                case COUNTER -> counters.put(metric, new LongAdder());
                case TIMER -> timers.put(metric, new LatencyWindow(nanoClock));
                case GAUGE -> gauges.put(metric, () -> 0);
            }
        }
    }

    /** Sets the supplier of a gauge; must be called before the metrics are published. */
    public void gauge(Metric metric, LongSupplier value) {
        if (metric.kind() != Metric.Kind.GAUGE) {
            throw new IllegalArgumentException(metric.id() + " is a " + metric.kind() + ", not a gauge");
        }
        gauges.put(metric, value);
    }

    public void count(Metric metric) {
        count(metric, 1);
    }

    public void count(Metric metric, long number) {
        counters.get(metric).add(number);
    }

    public void time(Metric metric, long elapsedNanos) {
        timers.get(metric).record(TimeUnit.NANOSECONDS.toMicros(elapsedNanos));
    }

    /** The value of a counter or gauge. */
    public long value(Metric metric) {
        LongAdder counter = counters.get(metric);
        return counter != null ? counter.sum() : gauges.get(metric).getAsLong();
    }

    /** The mean of a timer over the window, in milliseconds; 0 if nothing was timed. */
    public double meanMs(Metric metric) {
        return timers.get(metric).meanMs();
    }

    /** The maximum of a timer over the window, in milliseconds; 0 if nothing was timed. */
    public double maxMs(Metric metric) {
        return timers.get(metric).maxMs();
    }
}
