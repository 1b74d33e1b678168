package io.connect.conformance.client;

/** A call that the service refused. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    Refusal(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The error's current name in the API reference, whatever the protocol calls the error. */
    public String code() {
        return code;
    }
}
