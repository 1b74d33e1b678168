package io.connect.conformance.scenario;

/** A service does something else than SQS documents. */
public final class Deviation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Deviation(String message) {
        super(message, null, false, false);
    }
}
