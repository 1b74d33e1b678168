package io.connect.bench.scenario.table;

import io.connect.bench.scenario.key.Key;
import io.connect.bench.scenario.load.Load;
import io.connect.bench.scenario.load.Payload;
import io.connect.bench.scenario.unit.DataSize;
import io.connect.bench.scenario.unit.Rate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The content of {@code load:} in one layer or a merge of layers. */
public record LoadText(
        @Key(value = "Size of each message on the wire, 200B to 1MiB.", least = "200B", most = "1MiB")
        Optional<DataSize> messageSize,

        @Key(value = "Messages in a send.", least = "1", most = "" + Load.MAX_BATCH, otherwise = "10")
        int batch,

        @Key(value = "Message groups over all queues (FIFO).", least = "1", most = "1000000")
        Optional<Integer> groups,

        @Key(value = "The content of the body.", otherwise = "plain")
        Payload payload,

        @Key(value = "Load before the first phase, at its rate, that is not judged.", otherwise = "0s")
        Duration warmUp,

        @Key("Messages a second over all queues, for a load with one rate.")
        Optional<Rate> rate,

        @Key("Length of the steady state, for a load with one rate.")
        Optional<Duration> steady,

        @Key("The shape of a load with several rates, instead of rate and steady.")
        Optional<List<Step>> phases,

        @Key(value = "Messages drained from a standing start, after the phases if there are any.", otherwise = "{}")
        BacklogText backlog,

        @Key(value = "How long arrivals are waited for after the last send.", otherwise = "60s")
        Duration drainWithin) {

    /** An entry of {@code phases:}. */
    public record Step(
            @Key(value = "Name of the phase; phase-1, phase-2, … unless said otherwise.", word = true)
            Optional<String> name,

            @Key("Messages a second over all queues.") Rate rate,

            @Key(name = "for", value = "How long the phase lasts.")
            Duration length,

            @Key(
                    value = "Whether throughput, latency and CPU are judged in it; false unless said otherwise.",
                    otherwise = "false")
            boolean steady) {}

    /** {@code backlog:}. */
    public record BacklogText(
            @Key(value = "Messages placed before the drain, over all queues.", least = "1", most = "100000000")
            Optional<Integer> messages,

            @Key(
                    value = "How long the drain may take before the run gives up.",
                    least = "1ms",
                    most = "1000d",
                    otherwise = "5m")
            Duration within) {}

    /** The phases, in whichever form they are written. */
    public List<Step> steps() {
        return phases.orElseGet(() -> rate.isPresent() && steady.isPresent()
                ? List.of(new Step(Optional.of("steady"), rate.get(), steady.get(), true))
                : List.of());
    }

    /** The same load with defaults for an unreadable size or rate, for figures that need only the times. */
    public LoadText guessed() {
        return new LoadText(
                messageSize.or(() -> Optional.of(Load.MIN_MESSAGE)),
                1,
                groups,
                payload,
                warmUp,
                rate.or(() -> steady.map(any -> new Rate(1))),
                steady,
                phases,
                backlog,
                drainWithin);
    }
}
