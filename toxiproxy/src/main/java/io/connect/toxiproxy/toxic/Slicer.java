package io.connect.toxiproxy.toxic;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Cuts chunks into small pieces that are sent as separate TCP segments.
 *
 * @param averageSizeBytes average size of a piece; less than 1 counts as 1
 * @param sizeVariationBytes the largest distance of a cut from the middle of a piece
 * @param delayMicros the pause after each piece, in microseconds
 */
public record Slicer(long averageSizeBytes, long sizeVariationBytes, long delayMicros) implements ByteSettings {

    @Override
    public ToxicType type() {
        return ToxicType.SLICER;
    }

    @Override
    public Map<String, Long> attributes() {
        Map<String, Long> map = new LinkedHashMap<>();
        map.put("average_size", averageSizeBytes);
        map.put("size_variation", sizeVariationBytes);
        map.put("delay", delayMicros);
        return Collections.unmodifiableMap(map);
    }

    @Override
    public Shaper shaper(ShaperStart start) {
        return new Knife(start.random());
    }

    private final class Knife implements Shaper {

        private final RandomGenerator random;
        private final long delayNanos = Times.nanos(delayMicros, TimeUnit.MICROSECONDS);
        private long freeAtNanos = Long.MIN_VALUE;

        Knife(RandomGenerator random) {
            this.random = random;
        }

        @Override
        public void data(long arrivalNanos, int sizeBytes, Plan plan) {
            freeAtNanos = Math.max(freeAtNanos, arrivalNanos);
            cut(sizeBytes, plan);
        }

        @Override
        public void end(long arrivalNanos, Plan plan) {
            plan.end(Math.max(freeAtNanos, arrivalNanos));
        }

        @Override
        public boolean keepsPiecesApart() {
            return true;
        }

        /**
         * Halves pieces, with a random distance of the cut from the middle, until they are small enough. The recursion depth is
         * logarithmic.
         */
        private void cut(int sizeBytes, Plan plan) {
            long average = Math.max(1, averageSizeBytes);
            long variation = Math.max(0, sizeVariationBytes);
            if (sizeBytes <= 1 || sizeBytes - average <= variation) {
                plan.pass(sizeBytes, freeAtNanos);
                freeAtNanos = Times.later(freeAtNanos, delayNanos);
                return;
            }
            long middle = sizeBytes / 2 + (variation > 0 ? random.nextLong(-variation, variation) : 0);
            int left = (int) Math.min(sizeBytes - 1L, Math.max(1, middle));
            cut(left, plan);
            cut(sizeBytes - left, plan);
        }
    }
}
