package io.connect.sqs.simulation;

/** Ends Connect's thread where its process is killed. */
final class KilledError extends Error {

    private static final long serialVersionUID = 1L;

    KilledError() {
        super("killed", null, false, false);
    }
}
