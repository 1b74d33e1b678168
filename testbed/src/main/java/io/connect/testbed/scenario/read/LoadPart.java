package io.connect.testbed.scenario.read;

import io.connect.testbed.scenario.Payload;
import io.connect.testbed.scenario.unit.DataSize;
import io.connect.testbed.scenario.unit.Rate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code load:} as far as one layer or a merge of layers says it. */
record LoadPart(
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

    static final LoadPart EMPTY = new LoadPart(
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
    record Step(Optional<String> name, Rate rate, Duration length, boolean steady) {}

    /** {@code backlog:}. */
    record Backlog(Optional<Integer> messages, Optional<Duration> within) {
        static final Backlog EMPTY = new Backlog(Optional.empty(), Optional.empty());
    }
}
