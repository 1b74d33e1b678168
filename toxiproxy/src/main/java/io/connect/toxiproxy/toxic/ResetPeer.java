package io.connect.toxiproxy.toxic;

import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Answers the first data, or the end, of a connection with a TCP reset after {@code timeoutMs}. That data and all later data
 * are lost.
 */
public record ResetPeer(long timeoutMs) implements ByteSettings {

    @Override
    public ToxicType type() {
        return ToxicType.RESET_PEER;
    }

    @Override
    public Map<String, Long> attributes() {
        return Attributes.of("timeout", timeoutMs);
    }

    @Override
    public Shaper shaper(ShaperStart start) {
        return new Reset();
    }

    private final class Reset implements Shaper {

        private boolean triggered;

        @Override
        public void data(long arrivalNanos, int sizeBytes, Plan plan) {
            plan.drop(sizeBytes);
            trigger(arrivalNanos, plan);
        }

        @Override
        public void end(long arrivalNanos, Plan plan) {
            trigger(arrivalNanos, plan);
        }

        private void trigger(long nowNanos, Plan plan) {
            if (!triggered) {
                triggered = true;
                plan.reset(Times.later(nowNanos, Times.nanos(timeoutMs, TimeUnit.MILLISECONDS)));
            }
        }
    }
}
