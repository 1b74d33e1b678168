package io.connect.toxiproxy.toxic;

import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Keeps a connection open for {@code delayMs} after its sender has closed it. */
public record SlowClose(long delayMs) implements ByteSettings {

    @Override
    public ToxicType type() {
        return ToxicType.SLOW_CLOSE;
    }

    @Override
    public Map<String, Long> attributes() {
        return Attributes.of("delay", delayMs);
    }

    @Override
    public Shaper shaper(ShaperStart start) {
        return new LateEnd();
    }

    private final class LateEnd implements Shaper {

        @Override
        public void data(long arrivalNanos, int sizeBytes, Plan plan) {
            plan.pass(sizeBytes, arrivalNanos);
        }

        @Override
        public void end(long arrivalNanos, Plan plan) {
            plan.end(Times.later(arrivalNanos, Times.nanos(delayMs, TimeUnit.MILLISECONDS)));
        }
    }
}
