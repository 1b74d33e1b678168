package io.connect.bench.figure;

import io.connect.bench.ledger.PhaseReport;
import io.connect.bench.ledger.PhaseSpan;
import io.connect.bench.sample.DepthSample;
import io.connect.bench.sample.Recording;
import io.connect.bench.sample.SubjectMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;

/**
 * The time until rate and latency were normal again, after faults and after a burst. A figure without data is absent. It is also
 * absent if the run never recovered; its target is then missed.
 */
final class Recovery {

    private static final double MICROS_PER_SECOND = 1e6;
    /** The normal rate is measured over at most this time before the disturbance. */
    private static final long USUAL_MICROS = 60_000_000;
    /** A fault stops tasks within this time, not immediately: a task retries before it fails. */
    private static final long DIP_MICROS = 30_000_000;
    /** A phase is a burst if its rate is more than this many times the first phase's rate. */
    private static final double BURST = 1.2;

    private final Measured measured;
    private final ArrivalTimeline arrivals;

    Recovery(Measured measured) {
        this.measured = measured;
        this.arrivals = new ArrivalTimeline(measured.ledger());
    }

    /**
     * The longest time from a disturbance until delivery rate and p95 are normal and no straggler comes any more. Empty when the
     * run did not recover from one, or when steady state before it was too short to know the normal figures.
     */
    OptionalDouble recoverySeconds() {
        Optional<ArrivalTimeline.Usual> usual = usualBeforeFaults();
        if (usual.isEmpty()) {
            return OptionalDouble.empty();
        }
        double longest = 0;
        for (Disturbance one : ended()) {
            OptionalInt back = back(usual.get(), one);
            if (back.isEmpty()) {
                return OptionalDouble.empty();
            }
            longest = Math.max(longest, secondsUntil(back.getAsInt(), one));
        }
        return OptionalDouble.of(longest);
    }

    /** How the run ended if it did not show that it recovered from every disturbance. */
    Optional<Unrecovered> unrecovered() {
        Optional<ArrivalTimeline.Usual> usual = usualBeforeFaults();
        int last = usual.isEmpty() ? -1 : arrivals.lastWindow(steadyEnd());
        if (last < 0) {
            return Optional.empty();
        }
        boolean recovered = true;
        double longest = 0;
        for (Disturbance one : ended()) {
            OptionalInt back = back(usual.get(), one);
            recovered &= back.isPresent();
            longest = Math.max(longest, secondsUntil(back.orElse(last), one));
        }
        return recovered
                ? Optional.empty()
                : Optional.of(new Unrecovered(longest, arrivals.compared(usual.get(), last)));
    }

    private List<Disturbance> ended() {
        return measured.disturbances().stream()
                .filter(one -> one.recoveryStart().isPresent())
                .toList();
    }

    /** The normal figures before the first fault; empty without a fault that ended. */
    private Optional<ArrivalTimeline.Usual> usualBeforeFaults() {
        OptionalLong first = ended().stream().mapToLong(Disturbance::fromMicros).min();
        return first.isEmpty()
                ? Optional.empty()
                : measured.steady()
                        .flatMap(steady -> arrivals.usual(
                                Math.max(steady.fromMicros(), first.getAsLong() - USUAL_MICROS), first.getAsLong()));
    }

    private OptionalInt back(ArrivalTimeline.Usual usual, Disturbance one) {
        long end = steadyEnd();
        return arrivals.backToUsual(
                usual, one.recoveryStart().orElseThrow(), end, after -> Math.min(end, nextDisturbance(after)));
    }

    private long steadyEnd() {
        return measured.steady().orElseThrow().toMicros();
    }

    private double secondsUntil(int second, Disturbance one) {
        return secondsBetween(one.recoveryStart().orElseThrow(), arrivals.startOf(second));
    }

    private long nextDisturbance(long afterMicros) {
        return measured.disturbances().stream()
                .mapToLong(Disturbance::fromMicros)
                .filter(from -> from > afterMicros)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /**
     * The longest time from the stop of tasks until the previous number of tasks runs again; empty when it is not reached again.
     */
    OptionalDouble rebalanceSeconds() {
        List<Recording.Point> running =
                measured.recording().summed(SubjectMetrics.TASKS_RUNNING, Long.MIN_VALUE, Long.MAX_VALUE);
        double longest = -1;
        for (Disturbance one : measured.disturbances()) {
            if (one.takesTasksDown() && one.toMicros().isPresent()) {
                OptionalDouble took = rebalance(running, one);
                if (took.isEmpty()) {
                    return OptionalDouble.empty();
                }
                longest = Math.max(longest, took.getAsDouble());
            }
        }
        return longest < 0 ? OptionalDouble.empty() : OptionalDouble.of(longest);
    }

    private static OptionalDouble rebalance(List<Recording.Point> running, Disturbance one) {
        OptionalDouble before = running.stream()
                .filter(look -> look.atMicros() < one.fromMicros())
                .mapToDouble(Recording.Point::value)
                .reduce((earlier, later) -> later);
        if (before.isEmpty()) {
            return OptionalDouble.empty();
        }
        long latestDip = one.toMicros().getAsLong() + DIP_MICROS;
        Optional<Recording.Point> dip = running.stream()
                .filter(look -> look.atMicros() >= one.fromMicros() && look.atMicros() <= latestDip)
                .filter(look -> look.value() < before.getAsDouble())
                .findFirst();
        if (dip.isEmpty()) {
            return OptionalDouble.of(0);
        }
        return running.stream()
                .filter(look -> look.atMicros() > dip.get().atMicros())
                .filter(look -> look.value() >= before.getAsDouble())
                .mapToDouble(look -> secondsBetween(one.fromMicros(), look.atMicros()))
                .findFirst();
    }

    /** The time from the burst's end until the queues held no more than their maximum before it. */
    OptionalDouble queueClearedSeconds() {
        Optional<Measured.Window> burst = burst();
        OptionalLong cleared = clearedMicros();
        return burst.isPresent() && cleared.isPresent()
                ? OptionalDouble.of(secondsBetween(burst.get().toMicros(), cleared.getAsLong()))
                : OptionalDouble.empty();
    }

    /** The time from the cleared queue until p95 was as before the burst. */
    OptionalDouble latencyRecoveredSeconds() {
        Optional<Measured.Window> burst = burst();
        OptionalLong cleared = clearedMicros();
        if (burst.isEmpty() || cleared.isEmpty()) {
            return OptionalDouble.empty();
        }
        long begin = measured.ledger().phases().get(0).span().startMicros();
        long end = lastPhase().endMicros();
        Optional<ArrivalTimeline.Usual> usual = arrivals.usual(
                Math.max(
                        measured.steady().map(Measured.Window::fromMicros).orElse(begin),
                        burst.get().fromMicros() - USUAL_MICROS),
                burst.get().fromMicros());
        OptionalInt fast =
                usual.isEmpty() ? OptionalInt.empty() : arrivals.fastAgain(usual.get(), cleared.getAsLong(), end);
        return fast.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(secondsBetween(cleared.getAsLong(), arrivals.startOf(fast.getAsInt())));
    }

    private OptionalLong clearedMicros() {
        Optional<Measured.Window> burst = burst();
        if (burst.isEmpty()) {
            return OptionalLong.empty();
        }
        List<DepthSample> depths = measured.recording().depths();
        OptionalLong before = depths.stream()
                .filter(look -> look.atMicros() < burst.get().fromMicros()
                        && look.atMicros() >= burst.get().fromMicros() - USUAL_MICROS)
                .mapToLong(look -> look.depth().total())
                .max();
        return before.isEmpty()
                ? OptionalLong.empty()
                : depths.stream()
                        .filter(look -> look.atMicros() >= burst.get().toMicros())
                        .filter(look -> look.depth().total() <= before.getAsLong())
                        .mapToLong(DepthSample::atMicros)
                        .findFirst();
    }

    /** Response times in microseconds of the burst's own messages, whenever they arrived; empty without a burst. */
    Histogram burstResponse() {
        Histogram all = new Histogram(3);
        burstPhases().forEach(phase -> all.add(phase.response()));
        return all;
    }

    private Optional<Measured.Window> burst() {
        List<PhaseReport> burst = burstPhases();
        return burst.isEmpty()
                ? Optional.empty()
                : Optional.of(new Measured.Window(
                        burst.get(0).span().startMicros(),
                        burst.get(burst.size() - 1).span().endMicros()));
    }

    /** The phases of the burst, with a rate above that of the first phase. Empty if no phase with a lower rate follows. */
    private List<PhaseReport> burstPhases() {
        List<PhaseReport> phases = measured.ledger().phases();
        List<PhaseReport> burst = new ArrayList<>();
        for (PhaseReport phase : phases) {
            if (phase.offeredRate() > phases.get(0).offeredRate() * BURST) {
                burst.add(phase);
            } else if (!burst.isEmpty()) {
                return burst;
            }
        }
        return List.of();
    }

    private PhaseSpan lastPhase() {
        List<PhaseReport> phases = measured.ledger().phases();
        return phases.get(phases.size() - 1).span();
    }

    private static double secondsBetween(long fromMicros, long toMicros) {
        return Math.max(0, toMicros - fromMicros) / MICROS_PER_SECOND;
    }
}
