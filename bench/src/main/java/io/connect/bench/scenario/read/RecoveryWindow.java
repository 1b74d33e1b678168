package io.connect.bench.scenario.read;

import io.connect.bench.scenario.fault.Fault;
import io.connect.bench.scenario.kpi.RecoveryStretch;
import io.connect.bench.scenario.load.Load;
import io.connect.bench.scenario.load.Phase;
import io.connect.bench.scenario.load.PhaseRole;
import io.connect.bench.scenario.unit.DurationText;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Checks whether the recovery from faults can be measured. There must be enough steady state before the first fault to know the
 * normal figures, and enough after each fault to see them again.
 */
final class RecoveryWindow {

    private final Duration steadyFrom;
    private final Duration steadyTo;

    /** The steady state of a load, in times from the start of the load. The load must have one. */
    RecoveryWindow(Load load) {
        Duration at = Duration.ZERO;
        Optional<Duration> from = Optional.empty();
        Duration to = Duration.ZERO;
        for (Phase phase : load.phases()) {
            Duration end = at.plus(phase.length());
            if (phase.role() == PhaseRole.STEADY) {
                from = from.isPresent() ? from : Optional.of(at);
                to = end;
            }
            at = end;
        }
        this.steadyFrom = from.orElseThrow();
        this.steadyTo = to;
    }

    /** Describes the missing period before or after a fault that ends; empty when nothing is missing. */
    Optional<String> lacking(List<Fault> faults) {
        List<Fault> ended = faults.stream()
                .filter(fault -> fault.length().isPresent())
                .sorted(Comparator.comparing(Fault::at))
                .toList();
        return ended.stream()
                .findFirst()
                .flatMap(this::lackingBefore)
                .or(() -> ended.stream()
                        .flatMap(fault -> lackingAfter(fault).stream())
                        .findFirst());
    }

    private Optional<String> lackingBefore(Fault first) {
        Duration usual = first.at().minus(steadyFrom);
        return usual.compareTo(RecoveryStretch.BEFORE) >= 0
                ? Optional.empty()
                : Optional.of(
                        "it needs " + DurationText.print(RecoveryStretch.BEFORE) + " of steady state before the fault "
                                + first.described() + ", which starts " + DurationText.print(positive(usual))
                                + " after the start of steady state");
    }

    private Optional<String> lackingAfter(Fault fault) {
        Duration end = fault.end().orElseThrow();
        Duration left = steadyTo.minus(end);
        return left.compareTo(RecoveryStretch.AFTER) >= 0
                ? Optional.empty()
                : Optional.of(
                        "it needs " + DurationText.print(RecoveryStretch.AFTER) + " of steady state after the fault "
                                + fault.described() + ", which ends after " + DurationText.print(end)
                                + " of a load whose steady state ends after " + DurationText.print(steadyTo));
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
