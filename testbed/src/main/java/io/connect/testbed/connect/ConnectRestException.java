package io.connect.testbed.connect;

/** A Connect worker rejected a request, or could not be reached. */
public final class ConnectRestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /** No worker accepted the request. */
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
