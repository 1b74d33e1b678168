package io.connect.toxiproxy.toxic;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Delays every chunk by {@code latencyMs}, plus or minus up to {@code jitterMs}. The delays of chunks overlap, so the
 * throughput is unchanged, and chunks never overtake each other. A negative delay counts as 0.
 */
public record Latency(long latencyMs, long jitterMs) implements ByteSettings {

    @Override
    public ToxicType type() {
        return ToxicType.LATENCY;
    }

    @Override
    public Map<String, Long> attributes() {
        return Attributes.of("latency", latencyMs, "jitter", jitterMs);
    }

    @Override
    public Shaper shaper(ShaperStart start) {
        return new Delay(start.random());
    }

    private final class Delay implements Shaper {

        private final RandomGenerator random;
        private long lastReleaseNanos = Long.MIN_VALUE;

        Delay(RandomGenerator random) {
            this.random = random;
        }

        @Override
        public void data(long arrivalNanos, int sizeBytes, Plan plan) {
            lastReleaseNanos = Math.max(lastReleaseNanos, Times.later(arrivalNanos, delayNanos()));
            plan.pass(sizeBytes, lastReleaseNanos);
        }

        /** The end of a stream has no delay of its own; it waits only for the data before it. */
        @Override
        public void end(long arrivalNanos, Plan plan) {
            plan.end(Math.max(lastReleaseNanos, arrivalNanos));
        }

        /** Any limit on held bytes would also limit the rate; the genuine server holds 1,024 chunks of up to 32 KiB. */
        @Override
        public long holdLimitBytes() {
            return UNLIMITED_BYTES;
        }

        private long delayNanos() {
            long delayNanos = signedNanos(latencyMs);
            if (jitterMs > 0) {
                delayNanos += signedNanos(random.nextLong(-jitterMs, jitterMs));
            }
            return Math.max(0, delayNanos);
        }

        private static long signedNanos(long ms) {
            long nanos = Times.nanos(Math.abs(Math.max(ms, -Long.MAX_VALUE)), TimeUnit.MILLISECONDS);
            return ms < 0 ? -nanos : nanos;
        }
    }
}
