package io.connect.toxiproxy.toxic;

import java.util.Map;

/**
 * Closes the connection once {@code bytes} have passed. The rest of the chunk that reaches the limit is lost. With a limit of 0
 * or less the first data closes the connection. Bytes that passed before an update still count.
 */
public record LimitData(long bytes) implements ByteSettings {

    @Override
    public ToxicType type() {
        return ToxicType.LIMIT_DATA;
    }

    @Override
    public Map<String, Long> attributes() {
        return Attributes.of("bytes", bytes);
    }

    @Override
    public Shaper shaper(ShaperStart start) {
        return new Cut(Math.max(0, bytes) - start.bytesPassed());
    }

    private static final class Cut implements Shaper {

        private long left;

        Cut(long left) {
            this.left = left;
        }

        @Override
        public void data(long arrivalNanos, int sizeBytes, Plan plan) {
            int passed = (int) Math.min(sizeBytes, Math.max(0, left));
            if (passed > 0) {
                plan.pass(passed, arrivalNanos);
            }
            if (passed < sizeBytes) {
                plan.drop(sizeBytes - passed);
            }
            left -= passed;
            if (left <= 0) {
                plan.end(arrivalNanos);
            }
        }
    }
}
