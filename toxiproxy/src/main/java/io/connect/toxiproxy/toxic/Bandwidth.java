package io.connect.toxiproxy.toxic;

import java.util.Map;

/**
 * Limits the rate of a stream. {@code rateKilobytesPerSecond} counts 1,000 bytes as a kilobyte, so 10 Mbit/s is 1,250. A rate
 * of 0 or less holds all bytes back until the toxic is changed or removed.
 *
 * <p>The limit applies to each connection, as in the genuine server. With {@code shared} all connections of the proxy share the
 * rate. The attribute exists only in this server, and is shown only if it is on.
 */
public record Bandwidth(long rateKilobytesPerSecond, boolean shared) implements ByteSettings {

    private static final long NANOS_PER_BYTE_AT_1_KILOBYTE_PER_SECOND = 1_000_000;

    /** Chunks are cut into pieces of this duration, so that a slow link delivers bytes evenly. */
    private static final long PIECE_MS = 5;

    /** Pieces smaller than about one TCP segment would cost more processor time than they are worth. */
    private static final long SMALLEST_PIECE_BYTES = 1460;

    /** The amount of planned data for an event loop that wakes up late, by tens of milliseconds on a busy machine. */
    private static final long HOLD_MS = 100;

    private static final long SMALLEST_HOLD_BYTES = 64 * 1024;

    /** The largest rate that is distinguished, a million GB/s. */
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

        /** The bytes that the rate allows in some time. The rate is capped, so the product cannot overflow. */
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
