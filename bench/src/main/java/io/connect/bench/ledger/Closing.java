package io.connect.bench.ledger;

import java.util.List;

/**
 * The facts that close the account.
 *
 * @param phases in the order of their numbers
 * @param drainDeadlineMicros what arrives after it is late
 * @param leftUnidentified messages that SQS still counts in its queues beyond those named one by one
 */
public record Closing(List<PhaseSpan> phases, long drainDeadlineMicros, long leftUnidentified) {

    public Closing {
        phases = List.copyOf(phases);
        if (leftUnidentified < 0) {
            throw new IllegalArgumentException("leftUnidentified is at least 0, not " + leftUnidentified);
        }
    }
}
