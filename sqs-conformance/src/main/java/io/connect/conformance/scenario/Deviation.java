package io.connect.conformance.scenario;

/** What a service does instead of what SQS documents. */
public final class Deviation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Deviation(String message) {
        super(message, null, false, false);
    }
}
