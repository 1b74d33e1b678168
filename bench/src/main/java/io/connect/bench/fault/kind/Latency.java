package io.connect.bench.fault.kind;

import io.connect.bench.scenario.key.Key;
import io.connect.bench.scenario.unit.DurationText;
import io.connect.testbed.link.Link;
import java.time.Duration;

/** Delays every byte. A round trip takes {@code delay} ± {@code jitter} longer, half in each direction. */
public record Latency(
        @Key("How late.") Duration delay,

        @Key(value = "How much earlier or later by chance.", otherwise = "0s")
        Duration jitter)
        implements LinkAction {

    public Latency {
        wholeMillis("latency.delay", delay);
        wholeMillis("latency.jitter", jitter);
    }

    private static void wholeMillis(String field, Duration value) {
        if (!value.equals(Duration.ofMillis(value.toMillis()))) {
            throw new IllegalArgumentException(
                    field + " is a whole number of milliseconds, not " + DurationText.print(value));
        }
    }

    @Override
    public Runnable start(Link link) {
        // The delay is that of a whole round trip, as with a delay on one interface of a host: half in each direction.
        long there = delay.toMillis() / 2;
        long jitterThere = jitter.toMillis() / 2;
        return LinkAction.toxics(
                link,
                new io.connect.toxiproxy.toxic.Latency(there, jitterThere),
                new io.connect.toxiproxy.toxic.Latency(delay.toMillis() - there, jitter.toMillis() - jitterThere));
    }

    @Override
    public String description(Link link) {
        return link.name() + " late by " + delay.toMillis() + " ms per round trip";
    }
}
