package io.connect.toxiproxy.toxic;

import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Passes nothing, and closes the connection after {@code timeoutMs} without data; 0 or less never closes it. Bytes that arrive
 * in the meantime are lost, so the removal of the toxic also closes the connection.
 */
public record Timeout(long timeoutMs) implements ByteSettings {

    @Override
    public ToxicType type() {
        return ToxicType.TIMEOUT;
    }

    @Override
    public Map<String, Long> attributes() {
        return Attributes.of("timeout", timeoutMs);
    }

    @Override
    public Shaper shaper(ShaperStart start) {
        return new Hole();
    }

    private final class Hole implements Shaper {

        @Override
        public void start(long nowNanos, Plan plan) {
            arm(nowNanos, plan);
        }

        @Override
        public void data(long arrivalNanos, int sizeBytes, Plan plan) {
            plan.drop(sizeBytes);
            arm(arrivalNanos, plan);
        }

        @Override
        public boolean endsLinkWhenRemoved() {
            return true;
        }

        private void arm(long nowNanos, Plan plan) {
            if (timeoutMs > 0) {
                plan.end(Times.later(nowNanos, Times.nanos(timeoutMs, TimeUnit.MILLISECONDS)));
            }
        }
    }
}
