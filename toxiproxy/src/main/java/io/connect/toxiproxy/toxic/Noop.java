package io.connect.toxiproxy.toxic;

import java.util.Map;

/** Does nothing. The genuine server has it under the same name. */
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
