package io.connect.testbed.connect;

/** A Connect worker refused a request, or could not be asked. */
public final class ConnectRestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /** A call that no worker took. */
    public ConnectRestException(String message) {
        super(message);
        this.status = 0;
    }

    ConnectRestException(String message, Throwable cause) {
        super(message, cause);
        this.status = 0;
    }

    ConnectRestException(String message, int status) {
        super(message);
        this.status = status;
    }

    /** HTTP status of the answer, or 0 when there was none. */
    public int status() {
        return status;
    }
}
