package io.connect.bench.fault.kind;

import io.connect.bench.scenario.key.Key;
import io.connect.testbed.link.Link;
import java.time.Duration;

/** Every byte is late by {@code delay} ± {@code jitter}, in each direction's share of one round trip. */
public record Latency(
        @Key("How late.") Duration delay,

        @Key(value = "How much earlier or later by chance.", otherwise = "0s")
        Duration jitter)
        implements LinkAction {

    @Override
    public Runnable start(Link link) {
        // One round trip is late by the whole delay, as with a delay on the one interface of a host: half on each way.
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
