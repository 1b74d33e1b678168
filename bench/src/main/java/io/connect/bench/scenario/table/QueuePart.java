package io.connect.bench.scenario.table;

import io.connect.bench.scenario.QueueType;
import java.time.Duration;
import java.util.Optional;

/** {@code queue:} as far as one layer or a merge of layers says it. */
public record QueuePart(
        Optional<QueueType> type,
        Optional<Integer> count,
        Optional<Duration> visibilityTimeout,
        Optional<Duration> retention,
        Optional<Integer> maxReceiveCount) {

    public static final QueuePart EMPTY =
            new QueuePart(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
