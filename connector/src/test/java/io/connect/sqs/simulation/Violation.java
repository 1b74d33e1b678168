package io.connect.sqs.simulation;

import io.connect.sqs.simulation.chance.Invariant;

/** Reports a broken invariant. */
final class Violation extends Error {

    private static final long serialVersionUID = 1L;

    private final Invariant invariant;

    Violation(Invariant invariant, String words) {
        super(invariant + ": " + words);
        this.invariant = invariant;
    }

    Invariant invariant() {
        return invariant;
    }
}
