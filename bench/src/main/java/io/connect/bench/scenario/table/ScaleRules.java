package io.connect.bench.scenario.table;

import io.connect.bench.scenario.unit.Bandwidth;
import io.connect.bench.scenario.unit.Rate;
import java.time.Duration;
import java.util.Optional;

/**
 * How a profile shrinks what a scenario says; nothing is ever made longer or faster.
 *
 * @param warmUp at most this long
 * @param steady steady state of a load with one rate at most this long
 * @param steps all phases of a shape together at most this long, each shrunk alike
 * @param maxRate peak rate at most this, all phases shrunk alike
 * @param maxBandwidth peak rate × message size at most this, all phases shrunk alike
 * @param maxBacklog messages of a backlog at most this
 */
public record ScaleRules(
        Optional<Duration> warmUp,
        Optional<Duration> steady,
        Optional<Duration> steps,
        Optional<Rate> maxRate,
        Optional<Bandwidth> maxBandwidth,
        Optional<Integer> maxBacklog) {

    static final ScaleRules NONE = new ScaleRules(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
