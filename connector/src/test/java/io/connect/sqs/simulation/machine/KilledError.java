package io.connect.sqs.simulation.machine;

/** Ends Connect's thread when its process is killed. */
public final class KilledError extends Error {

    private static final long serialVersionUID = 1L;

    public KilledError() {
        super("killed", null, false, false);
    }
}
