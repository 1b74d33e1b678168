package io.connect.bench.fault.kind;

import io.connect.bench.scenario.key.Key;
import io.connect.bench.scenario.unit.Limits;
import io.connect.testbed.link.Link;
import java.util.OptionalDouble;

/** A cap on throughput. */
record Bandwidth(
        @Key("The most that passes.") io.connect.bench.scenario.unit.Bandwidth rate,

        @Key(
                value = "Whether all connections of the link share the cap; true unless said otherwise.",
                otherwise = "true")
        boolean shared)
        implements LinkAction {

    private static final long BITS_PER_KILOBYTE = 8_000;

    Bandwidth {
        Limits.positive("bandwidth.rate", rate.bitsPerSecond());
    }

    @Override
    public Runnable start(Link link) {
        long kilobytesPerSecond = Math.max(1, Math.round((double) rate.bitsPerSecond() / BITS_PER_KILOBYTE));
        return LinkAction.toxic(link, new io.connect.toxiproxy.toxic.Bandwidth(kilobytesPerSecond, shared));
    }

    @Override
    public String description(Link link) {
        return link.name() + " capped at " + rate + (shared ? " for all connections" : " per connection");
    }

    @Override
    public OptionalDouble bytesPerSecond() {
        return OptionalDouble.of(rate.bytesPerSecond());
    }
}
