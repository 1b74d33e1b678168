package io.connect.toxiproxy.toxic;

import java.util.Map;

/** Does nothing; the genuine server knows it under this name too. */
public record Noop() implements ByteSettings {

    @Override
    public ToxicType type() {
        return ToxicType.NOOP;
    }

    @Override
    public Map<String, Long> attributes() {
        return Map.of();
    }

    @Override
    public Shaper shaper(ShaperStart start) {
        return Shaper.passThrough();
    }
}
