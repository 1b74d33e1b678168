package io.connect.bench.scenario.table;

import io.connect.bench.scenario.key.Key;
import io.connect.bench.scenario.unit.Bandwidth;
import io.connect.bench.scenario.unit.Rate;
import java.time.Duration;
import java.util.Optional;

/**
 * How a profile reduces the numbers of a scenario, by the same rule for each phase and rate. Nothing becomes longer or faster.
 */
public record ScaleRules(
        @Key("Warm-up at most this long.") Optional<Duration> warmUp,

        @Key("Steady state of a load with one rate at most this long.")
        Optional<Duration> steady,

        @Key("All phases of a shape together at most this long.")
        Optional<Duration> steps,

        @Key("Peak rate over all queues at most this.") Optional<Rate> maxRate,
        @Key("Peak rate times message size at most this.") Optional<Bandwidth> maxBandwidth,

        @Key(value = "Messages of a backlog at most this.", least = "1", most = "100000000")
        Optional<Integer> maxBacklog) {

    /** Reduces nothing. */
    public static final ScaleRules NONE = new ScaleRules(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
