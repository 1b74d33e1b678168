package io.connect.bench.ledger;

import java.util.List;

/**
 * The facts that are needed to close the account.
 *
 * @param phases the phases in the order of their numbers
 * @param deadlinesMicros one deadline for each phase; a message of the phase that arrives later is late
 * @param leftUnidentified messages that SQS still counts in its queues, without those that were identified
 * @param calmUntilMicros copies seen before this time are unexplained; 0 if the queue service may deliver copies without a cause
 */
public record Closing(List<PhaseSpan> phases, List<Long> deadlinesMicros, long leftUnidentified, long calmUntilMicros) {

    public Closing {
        phases = List.copyOf(phases);
        deadlinesMicros = List.copyOf(deadlinesMicros);
        if (deadlinesMicros.size() != phases.size()) {
            throw new IllegalArgumentException(
                    "there are " + deadlinesMicros.size() + " deadlines for " + phases.size() + " phases");
        }
        if (leftUnidentified < 0) {
            throw new IllegalArgumentException("leftUnidentified is at least 0, not " + leftUnidentified);
        }
    }

    /** The facts of a run with one deadline, in which the queue service may deliver copies without a cause. */
    public Closing(List<PhaseSpan> phases, long drainDeadlineMicros, long leftUnidentified) {
        this(phases, phases.stream().map(phase -> drainDeadlineMicros).toList(), leftUnidentified, 0);
    }

    long deadlineOf(int phase) {
        return phase < deadlinesMicros.size() ? deadlinesMicros.get(phase) : Long.MAX_VALUE;
    }
}
