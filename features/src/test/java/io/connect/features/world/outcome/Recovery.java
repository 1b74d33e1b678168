package io.connect.features.world.outcome;

import io.connect.features.world.messages.Sent;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/**
 * Judges whether deliveries have recovered. The criterion is the first ten seconds with at least nine tenths of the arrivals
 * before the fault, and with about the same p95 latency.
 *
 * @param perSecond arrivals a second before the fault
 * @param p95Millis latency that 95 of 100 of these messages did not exceed
 */
public record Recovery(double perSecond, double p95Millis) {
    /** The interval for rate and latency: one second of a hundred messages has no meaningful p95. */
    public static final Duration WINDOW = Duration.ofSeconds(10);

    private static final double RATE_IS_BACK = 0.9;
    private static final double LATENCY_IS_BACK = 1.1;

    /**
     * The variation of latency that is always allowed. The benchmark's own recovery time allows 5 ms on an otherwise idle
     * machine. Here five other scenarios start and end programs at the same time.
     */
    private static final double LATENCY_FLOOR_MILLIS = 250;

    private static final double P95 = 0.95;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /**
     * Messages and their arrivals.
     *
     * @param sent messages accepted by the queue service
     * @param seenNanos body to the time when it was first seen in Kafka
     */
    public record Passage(List<Sent> sent, Map<String, Long> seenNanos) {
        /** Messages that were sent before the first time, and that the consumer had not seen by the second time. */
        public List<Sent> missing(long sentBeforeNanos, long seenByNanos) {
            return sent.stream()
                    .filter(message -> message.atNanos() - sentBeforeNanos < 0)
                    .filter(message ->
                            !seenNanos.containsKey(message.body()) || seenNanos.get(message.body()) - seenByNanos > 0)
                    .toList();
        }

        private long offered(long fromNanos) {
            return sent.stream()
                    .filter(message -> within(message.atNanos(), fromNanos))
                    .count();
        }

        private double[] latenciesMillis(long fromNanos) {
            return sent.stream()
                    .filter(message -> seenNanos.containsKey(message.body()))
                    .filter(message -> within(seenNanos.get(message.body()), fromNanos))
                    .mapToDouble(message -> (seenNanos.get(message.body()) - message.atNanos())
                            / (double) TimeUnit.MILLISECONDS.toNanos(1))
                    .sorted()
                    .toArray();
        }

        private static boolean within(long nanos, long fromNanos) {
            return nanos - fromNanos >= 0 && nanos - fromNanos < WINDOW.toNanos();
        }
    }

    /** The usual rate and latency, from the ten seconds after a time; empty when no message arrived in them. */
    public static Optional<Recovery> toWhatWas(Passage passage, long fromNanos) {
        double[] latencies = passage.latenciesMillis(fromNanos);
        return latencies.length == 0
                ? Optional.empty()
                : Optional.of(new Recovery(latencies.length / (double) WINDOW.toSeconds(), p95(latencies)));
    }

    /**
     * Seconds from a fault's end to the first ten good seconds.
     *
     * @param endNanos the end of the fault
     * @param within the longest allowed time after it
     * @param nowNanos the current time, at which the ten seconds must have ended
     */
    public OptionalDouble seconds(Passage passage, long endNanos, Duration within, long nowNanos) {
        for (long start = endNanos;
                start - endNanos <= within.toNanos() && nowNanos - start >= WINDOW.toNanos();
                start += SECOND) {
            if (isGood(passage, start)) {
                return OptionalDouble.of((start - endNanos) / (double) SECOND);
            }
        }
        return OptionalDouble.empty();
    }

    private boolean isGood(Passage passage, long startNanos) {
        double[] latencies = passage.latenciesMillis(startNanos);
        // A machine under load sends fewer messages, and a connector cannot deliver messages that were not sent.
        double expected = Math.min(perSecond * WINDOW.toSeconds(), passage.offered(startNanos));
        return latencies.length > 0
                && latencies.length >= RATE_IS_BACK * expected
                && p95(latencies) <= Math.max(p95Millis * LATENCY_IS_BACK, p95Millis + LATENCY_FLOOR_MILLIS);
    }

    private static double p95(double[] sorted) {
        return sorted[(int) Math.ceil(sorted.length * P95) - 1];
    }

    /** Description for the report and for failure messages. */
    public String describe(Passage passage, long startNanos) {
        double[] latencies = passage.latenciesMillis(startNanos);
        return String.format(
                Locale.ROOT,
                "%.0f/s and p95 %.0f ms, before the fault %.0f/s and %.0f ms",
                latencies.length / (double) WINDOW.toSeconds(),
                latencies.length == 0 ? Double.NaN : p95(latencies),
                perSecond,
                p95Millis);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.0f/s and p95 %.0f ms", perSecond, p95Millis);
    }
}
