package io.connect.bench.fault.kind;

import io.connect.bench.scenario.key.Key;
import io.connect.testbed.link.Link;
import java.time.Duration;

/** Delays every byte. A round trip takes {@code delay} ± {@code jitter} longer, half in each direction. */
public record Latency(
        @Key("How late.") Duration delay,

        @Key(value = "How much earlier or later by chance.", otherwise = "0s")
        Duration jitter)
        implements LinkAction {

    @Override
    public Runnable start(Link link) {
        // The delay is that of a whole round trip, as with a delay on one interface of a host: half in each direction.
        return LinkAction.toxic(
                link,
                new io.connect.toxiproxy.toxic.Latency(
                        delay.dividedBy(2).toMillis(), jitter.dividedBy(2).toMillis()));
    }

    @Override
    public String description(Link link) {
        return link.name() + " late by " + delay.toMillis() + " ms per round trip";
    }
}
