package io.connect.bench.figure;

import io.connect.bench.ledger.LedgerReport;
import io.connect.bench.ledger.PhaseReport;
import io.connect.bench.sample.OtherCpuUse;
import io.connect.bench.sample.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All data from which figures are computed.
 *
 * @param ledger the closed ledger
 * @param recording samples of processes and queues
 * @param drain how a backlog was drained, if there was one
 * @param cores processors of the machine
 * @param disturbances the faults that the scenario injected
 * @param taskFailures tasks that failed without a planned fault
 * @param crashes processes under test that ended without a planned fault
 */
public record Measured(
        LedgerReport ledger,
        Recording recording,
        Optional<Drain> drain,
        int cores,
        List<Disturbance> disturbances,
        int taskFailures,
        int crashes) {

    public Measured {
        disturbances = List.copyOf(disturbances);
    }

    /** Measurements of a run without faults and failures. */
    public Measured(LedgerReport ledger, Recording recording, Optional<Drain> drain, int cores) {
        this(ledger, recording, drain, cores, List.of(), 0, 0);
    }

    /**
     * The drain of a backlog.
     *
     * @param messages number of messages
     * @param expected the number of these messages that must arrive in Kafka: all but the dead letters
     * @param arrived the number of these messages that have arrived in Kafka
     * @param subjectStartMicros the time when the subject got the command to start
     * @param startMicros the time of the first arrival
     * @param lastArrivalMicros the time of the last arrival of these messages
     * @param endMicros the time when the queues held no visible and no in-flight message, or the wait was given up
     * @param emptied whether the queues were emptied in time
     */
    public record Drain(
            long messages,
            long expected,
            long arrived,
            long subjectStartMicros,
            long startMicros,
            long lastArrivalMicros,
            long endMicros,
            boolean emptied) {

        double seconds() {
            return (endMicros - startMicros) / 1e6;
        }

        /** Seconds until the last record of the backlog was in Kafka, or until the wait ended with records missing. */
        double arrivalSeconds() {
            boolean givenUp = !emptied && arrived < expected;
            long end = givenUp ? Math.max(endMicros, lastArrivalMicros) : lastArrivalMicros;
            return (end - startMicros) / 1e6;
        }
    }

    /** A period on the host clock. */
    record Window(long fromMicros, long toMicros) {
        boolean contains(long micros) {
            return micros >= fromMicros && micros <= toMicros;
        }

        /** Its length; above 0, so that rates can be computed. */
        double seconds() {
            return Math.max(1, toMicros - fromMicros) / 1e6;
        }
    }

    /**
     * The judged period: steady state, or the drain if the scenario has no steady state; empty for a run that reached neither.
     */
    Optional<Window> judged() {
        return steady().or(() -> drain.map(Measured::window));
    }

    /** The judged period without the phases in it that are not judged. */
    List<Window> judgedParts() {
        List<Window> parts = new ArrayList<>();
        for (PhaseReport phase : ledger.steady()) {
            Window next = new Window(phase.span().startMicros(), phase.span().endMicros());
            int last = parts.size() - 1;
            if (last >= 0 && parts.get(last).toMicros() == next.fromMicros()) {
                parts.set(last, new Window(parts.get(last).fromMicros(), next.toMicros()));
            } else {
                parts.add(next);
            }
        }
        return parts.isEmpty() ? drain.map(Measured::window).stream().toList() : parts;
    }

    /** Length of the judged time in seconds. */
    double judgedSeconds() {
        return judgedParts().stream().mapToDouble(Window::seconds).sum();
    }

    /** The CPU that other programs and the machine's host used in the judged period; empty if it is not known. */
    public Optional<OtherCpuUse> foreign() {
        return judged().flatMap(window -> recording.foreign(window.fromMicros(), window.toMicros(), cores));
    }

    /** From the start of the first phase that is judged to the end of the last one. */
    Optional<Window> steady() {
        return ledger.steady().stream()
                .map(PhaseReport::span)
                .map(span -> new Window(span.startMicros(), span.endMicros()))
                .reduce((one, other) -> new Window(
                        Math.min(one.fromMicros(), other.fromMicros()), Math.max(one.toMicros(), other.toMicros())));
    }

    private static Window window(Drain drain) {
        return new Window(drain.startMicros(), drain.endMicros());
    }

    /** Messages that arrived in the judged time. */
    long deliveredWhileJudged() {
        return ledger.steady().isEmpty()
                ? drain.map(Drain::arrived).orElse(0L)
                : ledger.steady().stream().mapToLong(PhaseReport::arrivedWithin).sum();
    }
}
