package io.connect.bench.figure;

import io.connect.bench.ledger.LedgerReport;
import io.connect.bench.ledger.PhaseReport;
import io.connect.bench.sample.OtherCpuUse;
import io.connect.bench.sample.Recording;
import java.util.List;
import java.util.Optional;

/**
 * All that figures are worked out from.
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
     * A backlog on its way out of the queues.
     *
     * @param messages number of messages
     * @param expected how many of them come to Kafka: all but the dead letters
     * @param arrived how many of them have come to Kafka
     * @param subjectStartMicros the time when the subject was told to start
     * @param startMicros the time when the first message passed
     * @param lastArrivalMicros arrival time in Kafka of the last of these messages
     * @param endMicros the time when the queues were empty, visible and in flight, or the wait was given up
     * @param emptied whether they were emptied in time
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

    /** A stretch on the host clock. */
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
     * The stretch that resources are judged over: steady state, or the drain of a scenario that has nothing else; empty for a
     * run that reached neither.
     */
    Optional<Window> judged() {
        return steady().or(() -> drain.map(Measured::window));
    }

    /** The CPU that other programs and the machine's host took in the judged stretch; empty where it is not known. */
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

    /** Messages that came through in the judged stretch. */
    long deliveredWhileJudged() {
        return ledger.steady().isEmpty()
                ? drain.map(Drain::arrived).orElse(0L)
                : ledger.steady().stream().mapToLong(PhaseReport::arrivedWithin).sum();
    }
}
