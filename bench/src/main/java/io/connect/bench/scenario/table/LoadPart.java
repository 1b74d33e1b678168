package io.connect.bench.scenario.table;

import io.connect.bench.scenario.load.Payload;
import io.connect.bench.scenario.unit.DataSize;
import io.connect.bench.scenario.unit.Rate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code load:} as far as one layer or a merge of layers says it. It has a component for each key. */
public record LoadPart(
        Optional<DataSize> messageSize,
        Optional<Integer> batch,
        Optional<Integer> groups,
        Optional<Payload> payload,
        Optional<Duration> warmUp,
        Optional<Rate> rate,
        Optional<Duration> steady,
        Optional<List<Step>> phases,
        Backlog backlog,
        Optional<Duration> drainWithin) {

    public static final LoadPart EMPTY = new LoadPart(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Backlog.EMPTY,
            Optional.empty());

    /** An entry of {@code phases:}. */
    public record Step(Optional<String> name, Rate rate, Duration length, boolean steady) {}

    /** {@code backlog:}. */
    public record Backlog(Optional<Integer> messages, Optional<Duration> within) {
        static final Backlog EMPTY = new Backlog(Optional.empty(), Optional.empty());
    }
}
