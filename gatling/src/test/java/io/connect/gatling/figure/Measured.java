package io.connect.gatling.figure;

import io.connect.testbed.ledger.LedgerReport;
import io.connect.testbed.ledger.PhaseReport;
import io.connect.testbed.sample.Recording;
import java.util.Optional;

/**
 * All that figures are worked out from.
 *
 * @param ledger the closed ledger
 * @param recording samples of processes and queues
 * @param drain how a backlog was drained, if there was one
 * @param cores processors of the machine
 */
public record Measured(LedgerReport ledger, Recording recording, Optional<Drain> drain, int cores) {

    /**
     * A backlog on its way out of the queues.
     *
     * @param messages how many there were
     * @param startMicros when the first came through
     * @param endMicros when the queues were empty, visible and in flight, or the wait was given up
     * @param emptied whether they were emptied in time
     */
    public record Drain(long messages, long startMicros, long endMicros, boolean emptied) {

        double seconds() {
            return (endMicros - startMicros) / 1e6;
        }
    }

    /** A stretch on the host clock. */
    record Window(long fromMicros, long toMicros) {}

    /**
     * The stretch that resources are judged over: steady state, or the drain of a scenario that has nothing else; empty for
     * a run that came to neither.
     */
    Optional<Window> judged() {
        Optional<Window> steady = ledger.steady().stream()
                .map(PhaseReport::span)
                .map(span -> new Window(span.startMicros(), span.endMicros()))
                .reduce((one, other) -> new Window(
                        Math.min(one.fromMicros(), other.fromMicros()), Math.max(one.toMicros(), other.toMicros())));
        return steady.or(() -> drain.map(Measured::window));
    }

    private static Window window(Drain drain) {
        return new Window(drain.startMicros(), drain.endMicros());
    }

    /** Messages that came through in the judged stretch. */
    long deliveredWhileJudged() {
        return ledger.steady().isEmpty()
                ? drain.map(Drain::messages).orElse(0L)
                : ledger.steady().stream().mapToLong(PhaseReport::arrivedWithin).sum();
    }
}
