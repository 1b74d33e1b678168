package io.connect.conformance.scenario;

/** The service behaves differently from the documentation of SQS. */
public final class Deviation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Deviation(String message) {
        super(message, null, false, false);
    }
}
