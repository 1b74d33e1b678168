package io.connect.toxiproxy.toxic;

import java.util.Map;

/**
 * Limits the rate of a stream. {@code rateKilobytesPerSecond} counts 1,000 bytes a kilobyte, so 10 Mbit/s is 1,250. A
 * rate of 0 or less holds everything back until the toxic is changed or removed.
 *
 * <p>The limit holds for each connection, as in the genuine server; with {@code shared} all connections of the proxy
 * together get the rate. The attribute is this server's own, and is only shown where it is on.
 */
public record Bandwidth(long rateKilobytesPerSecond, boolean shared) implements ByteSettings {

    private static final long NANOS_PER_BYTE_AT_1_KILOBYTE_PER_SECOND = 1_000_000;

    /** Chunks are cut into pieces of this much time, so that a slow link trickles instead of stuttering. */
    private static final long PIECE_MS = 5;

    /** Smaller pieces than this cost more than their smoothness is worth: about one TCP segment. */
    private static final long SMALLEST_PIECE_BYTES = 1460;

    /** Work in hand for an event loop that wakes up late: on a busy machine that is tens of milliseconds. */
    private static final long HOLD_MS = 100;

    private static final long SMALLEST_HOLD_BYTES = 64 * 1024;

    /** Rates above it, a million GB/s, are as good as this one. */
    private static final long FASTEST_RATE = 1_000_000_000_000L;

    /** A limit for each connection. */
    public static Bandwidth perConnection(long rateKilobytesPerSecond) {
        return new Bandwidth(rateKilobytesPerSecond, false);
    }

    /** A limit that all connections of the proxy share. */
    public static Bandwidth shared(long rateKilobytesPerSecond) {
        return new Bandwidth(rateKilobytesPerSecond, true);
    }

    @Override
    public ToxicType type() {
        return ToxicType.BANDWIDTH;
    }

    @Override
    public Map<String, Long> attributes() {
        return shared
                ? Attributes.of("rate", rateKilobytesPerSecond, "shared", 1)
                : Attributes.of("rate", rateKilobytesPerSecond);
    }

    @Override
    public Shaper shaper(ShaperStart start) {
        return rateKilobytesPerSecond > 0
                ? new Limit(shared ? start.sharedPace() : new Pace(start.nowNanos()))
                : new Standstill();
    }

    private final class Limit implements Shaper {

        private final Pace pace;
        private long lastReleaseNanos = Long.MIN_VALUE;

        Limit(Pace pace) {
            this.pace = pace;
        }

        @Override
        public void data(long arrivalNanos, int sizeBytes, Plan plan) {
            long pieceBytes = Math.max(SMALLEST_PIECE_BYTES, bytes(rateKilobytesPerSecond, PIECE_MS));
            int left = sizeBytes;
            while (left > 0) {
                int piece = (int) Math.min(left, pieceBytes);
                lastReleaseNanos = pace.reserve(arrivalNanos, costNanos(piece));
                plan.pass(piece, lastReleaseNanos);
                left -= piece;
            }
        }

        @Override
        public void end(long arrivalNanos, Plan plan) {
            plan.end(Math.max(lastReleaseNanos, arrivalNanos));
        }

        @Override
        public long holdLimitBytes() {
            return Math.max(SMALLEST_HOLD_BYTES, bytes(rateKilobytesPerSecond, HOLD_MS));
        }

        /** So many at the rate in some time; no end of them at an absurd rate. */
        private static long bytes(long rate, long ms) {
            return Math.min(rate, FASTEST_RATE) * ms;
        }

        private long costNanos(int sizeBytes) {
            return sizeBytes * NANOS_PER_BYTE_AT_1_KILOBYTE_PER_SECOND / rateKilobytesPerSecond;
        }
    }

    private static final class Standstill implements Shaper {

        private long releaseNanos = Long.MIN_VALUE;

        @Override
        public void data(long arrivalNanos, int sizeBytes, Plan plan) {
            releaseNanos = Math.max(releaseNanos, Times.later(arrivalNanos, Times.FOREVER_NANOS));
            plan.pass(sizeBytes, releaseNanos);
        }

        @Override
        public void end(long arrivalNanos, Plan plan) {
            plan.end(Math.max(releaseNanos, arrivalNanos));
        }

        @Override
        public long holdLimitBytes() {
            return SMALLEST_HOLD_BYTES;
        }
    }
}
